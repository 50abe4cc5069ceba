package dev.verve.server.settings;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import dev.verve.server.ServerOptions;
import dev.verve.server.act.destination.Vault;
import dev.verve.server.web.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings from a file, the environment and flags; where two give the same one, the later of these
 * three wins. Whatever is wrong in any of them is reported at once.
 */
public final class Settings {
  /** The file in the data folder that is read where no other is named. */
  public static final String FILE = "verve.toml";

  private final Map<String, String> environment;
  private final Problems problems = new Problems();

  private Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The options that the three give together.
   *
   * @param data the data folder; null where {@code VERVE_DATA} says it
   * @param config the file; null for {@code VERVE_CONFIG}, else {@code verve.toml} in the data
   *     folder, where there is one
   * @param flags the settings given as flags
   * @param environment the variables of the process
   * @throws UserError with every problem
   */
  public static ServerOptions resolve(
      @Nullable Path data,
      @Nullable Path config,
      Map<Setting, String> flags,
      Map<String, String> environment) {
    return new Settings(environment).resolve(data, config, flags);
  }

  private ServerOptions resolve(
      @Nullable Path data, @Nullable Path config, Map<Setting, String> flags) {
    Path folder = orVariable(data, "VERVE_DATA");
    if (folder == null) {
      throw UserError.of(
          Place.option("--data"),
          "no data folder is given",
          "Say where everything is kept: --data ./data, or VERVE_DATA in the environment.");
    }
    List<Given> given = new ArrayList<>();
    Path named = orVariable(config, "VERVE_CONFIG");
    Path file = named == null ? folder.resolve(FILE) : named;
    if (named != null || Files.exists(file)) {
      given.addAll(new TomlSettings(file, problems).read());
    }
    for (Setting setting : Setting.values()) {
      String text = environment.get(setting.variable());
      if (text != null) {
        given.add(new Given(setting, text, Place.option(setting.variable())));
      }
    }
    flags.forEach(
        (setting, text) -> given.add(new Given(setting, text, Place.option(setting.flag()))));
    ServerOptions options = apply(withSecretKey(ServerOptions.in(folder)), given);
    problems.refuseIfAny();
    return options;
  }

  /** The key of secrets stands in no file and on no command line, which others can read. */
  private ServerOptions withSecretKey(ServerOptions options) {
    String key = environment.get(Vault.VARIABLE);
    return key == null || key.isEmpty()
        ? options
        : options.withActing(options.acting().withSecretKey(key));
  }

  private @Nullable Path orVariable(@Nullable Path path, String variable) {
    String text = environment.get(variable);
    return path != null || text == null ? path : Path.of(text);
  }

  private ServerOptions apply(ServerOptions start, List<Given> given) {
    ServerOptions options = start;
    Map<Setting, Given> last = new EnumMap<>(Setting.class);
    for (Given value : given) {
      last.put(value.setting(), value);
      try {
        options = value.setting().apply(options, value.text());
      } catch (IllegalArgumentException e) {
        problems.add(value.place(), String.valueOf(e.getMessage()), "");
      }
    }
    return withTls(options, last.get(Setting.TLS_CERT), last.get(Setting.TLS_KEY));
  }

  private ServerOptions withTls(
      ServerOptions options, @Nullable Given certificate, @Nullable Given key) {
    if (certificate != null && key != null) {
      return options.withListening(
          options.listening().withTls(new Tls(Path.of(certificate.text()), Path.of(key.text()))));
    }
    Given alone = certificate == null ? key : certificate;
    if (alone != null) {
      problems.add(
          alone.place(),
          "a certificate and its key belong together",
          "Give both " + Setting.TLS_CERT.flag() + " and " + Setting.TLS_KEY.flag() + ".");
    }
    return options;
  }
}
