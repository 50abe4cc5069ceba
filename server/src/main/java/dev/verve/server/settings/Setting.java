package dev.verve.server.settings;

import dev.verve.server.ServerOptions;
import dev.verve.server.web.Exposure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What can be set about a server, under one name in three spellings: {@code --tls-cert}, {@code
 * VERVE_TLS_CERT} and {@code tls_cert} in the file.
 */
public enum Setting {
  MODEL(Kind.FILE, (options, text) -> options.withModel(Path.of(text))),
  HOST(Kind.TEXT, ServerOptions::withHost),
  PORT(Kind.NUMBER, (options, text) -> options.withPort(number(text))),
  TLS_CERT(Kind.FILE, (options, text) -> options),
  TLS_KEY(Kind.FILE, (options, text) -> options),
  BEHIND_PROXY(Kind.SWITCH, (options, text) -> exposed(options, text, Exposure.BEHIND_PROXY)),
  INSECURE(Kind.SWITCH, (options, text) -> exposed(options, text, Exposure.INSECURE)),
  MEMORY(Kind.TEXT, (options, text) -> options.withMemory(size(text))),
  REQUESTS_PER_SECOND(
      Kind.NUMBER, (options, text) -> options.withRequestsPerSecond(number(text))),
  EVENTS_PER_SECOND(
      Kind.NUMBER,
      (options, text) ->
          options.withLimits(options.limits().withEventsPerSecond(number(text)))),
  REQUEST_SECONDS(
      Kind.NUMBER,
      (options, text) ->
          options.withListening(
              options.listening().withPatience(Duration.ofSeconds(number(text)))));

  /** What a value must be. */
  enum Kind {
    TEXT("text"),
    FILE("the path of a file, as text"),
    NUMBER("a whole number"),
    SWITCH("true or false");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private final Kind kind;
  private final BiFunction<ServerOptions, String, ServerOptions> effect;

  Setting(Kind kind, BiFunction<ServerOptions, String, ServerOptions> effect) {
    this.kind = kind;
    this.effect = effect;
  }

  Kind kind() {
    return kind;
  }

  /** Its name in the file, such as {@code tls_cert}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its flag, such as {@code --tls-cert}. */
  public String flag() {
    return "--" + key().replace('_', '-');
  }

  /** Its variable in the environment, such as {@code VERVE_TLS_CERT}. */
  public String variable() {
    return "VERVE_" + name();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /**
   * The options with this value.
   *
   * @throws IllegalArgumentException where the value is none, with what is wrong
   */
  ServerOptions apply(ServerOptions options, String text) {
    return effect.apply(options, text);
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("it must be a whole number, was '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static String size(String text) {
    if (!text.matches("\\d{1,6} ?[KMGT]i?B")) {
      throw new IllegalArgumentException("it reads like 1GB, was '" + text + "'");
    }
    return text;
  }

  private static ServerOptions exposed(ServerOptions options, String text, Exposure exposure) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("it must be true or false, was '" + text + "'");
    }
    Exposure now = options.listening().exposure();
    Exposure off = now == exposure ? Exposure.LOOPBACK_ONLY : now;
    return options.withListening(
        options.listening().withExposure(text.equals("true") ? exposure : off));
  }
}
