package dev.verve.server.settings;

import dev.verve.server.ServerOptions;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.web.Exposure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be set about a server, under one name in three spellings: {@code --tls-cert}, {@code
 * VERVE_TLS_CERT} and {@code tls_cert} in the file.
 */
public enum Setting {
  MODEL(Kind.FILE, "The model to publish. Default: model.yaml in the data folder."),
  HOST(Kind.TEXT, "The address to listen on. Default: 127.0.0.1."),
  PORT(Kind.NUMBER, "0 takes any free one. Default: 8642."),
  TLS_CERT(Kind.FILE, "The certificate and those that vouch for it, as PEM."),
  TLS_KEY(Kind.FILE, "The key of the certificate, as PEM (PKCS #8)."),
  BEHIND_PROXY(Kind.SWITCH, "A proxy speaks TLS; its forwarded headers are believed."),
  INSECURE(Kind.SWITCH, "Speak plain HTTP to other machines, keys and data in the clear."),
  MEMORY(Kind.TEXT, "The most memory for data. Default: 850MB."),
  REQUESTS_PER_SECOND(Kind.NUMBER, "API requests of one token. Default: 100."),
  EVENTS_PER_SECOND(Kind.NUMBER, "Events with one write key. Default: as many as can be written."),
  RETENTION_DAYS(Kind.NUMBER, "Delete events older than this. Default: keep them."),
  REQUEST_SECONDS(Kind.NUMBER, "How long a request may take to come whole. Default: 30."),
  ALLOW_PRIVATE(Kind.SWITCH, "Webhooks may go to private addresses too."),
  PUBLIC_URL(Kind.TEXT, "Where people reach the dashboard, for links in messages.");

  /** What a value must be. */
  public enum Kind {
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
  private final String help;

  Setting(Kind kind, String help) {
    this.kind = kind;
    this.help = help;
  }

  public Kind kind() {
    return kind;
  }

  /** What it does, in a sentence, with the value that holds where none is given. */
  public String help() {
    return help;
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
   * The options with this value; a certificate and its key, which go together, change nothing yet.
   *
   * @throws IllegalArgumentException where the value is none, with what is wrong
   */
  ServerOptions apply(ServerOptions options, String text) {
    return switch (this) {
      case MODEL -> options.withModel(Path.of(text));
      case HOST -> options.withHost(text);
      case PORT -> options.withPort(number(text));
      case TLS_CERT, TLS_KEY -> options;
      case BEHIND_PROXY -> exposed(options, text, Exposure.BEHIND_PROXY);
      case INSECURE -> exposed(options, text, Exposure.INSECURE);
      case MEMORY -> options.withMemory(size(text));
      case REQUESTS_PER_SECOND -> options.withRequestsPerSecond(number(text));
      case EVENTS_PER_SECOND ->
          options.withLimits(options.limits().withEventsPerSecond(number(text)));
      case RETENTION_DAYS -> options.withRetentionDays(number(text));
      case REQUEST_SECONDS ->
          options.withListening(options.listening().withPatience(Duration.ofSeconds(number(text))));
      case ALLOW_PRIVATE ->
          options.withActing(
              options.acting().withReach(isOn(text) ? Reach.ANYWHERE : Reach.PUBLIC));
      case PUBLIC_URL -> options.withActing(options.acting().withAddress(text));
    };
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

  private static boolean isOn(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("it must be true or false, was '" + text + "'");
    }
    return text.equals("true");
  }

  private static ServerOptions exposed(ServerOptions options, String text, Exposure exposure) {
    boolean isOn = isOn(text);
    Exposure now = options.listening().exposure();
    Exposure off = now == exposure ? Exposure.LOOPBACK_ONLY : now;
    return options.withListening(options.listening().withExposure(isOn ? exposure : off));
  }
}
