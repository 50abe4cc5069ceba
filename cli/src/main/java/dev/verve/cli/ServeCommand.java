package dev.verve.cli;

import dev.verve.server.ServerOptions;
import dev.verve.server.Service;
import dev.verve.server.settings.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    modelTransformer = SettingFlags.class,
    description = {
      "Runs the server: events in, scores kept current.",
      "Takes events from Segment and PostHog clients, and answers an API and a dashboard.",
      "Listens on this machine only, unless --host says otherwise.",
      "Every option may stand in the environment too (VERVE_PORT=8642) or in a file",
      "(verve.toml in the data folder: port = 8642, tls_cert = \"cert.pem\"); flags win over",
      "the environment, and that over the file."
    },
    footer = {
      "",
      "Examples:",
      "  verve serve --data ./data --model b2b.yaml",
      "  verve serve --data ./data --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem"
    })
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is kept.")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The file of settings. Default: verve.toml in the data folder.")
  private @Nullable Path config;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerOptions options =
        Settings.resolve(data, config, SettingFlags.given(spec), System.getenv());
    Service.run(options, console.out());
    return 0;
  }
}
