package dev.verve.cli;

import dev.verve.server.ServerOptions;
import dev.verve.server.Service;
import dev.verve.server.settings.Setting;
import dev.verve.server.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
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
  private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

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

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "The model to publish. Default: model.yaml in the data folder.")
  void model(String file) {
    flags.put(Setting.MODEL, file);
  }

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Default: 127.0.0.1.")
  void host(String address) {
    flags.put(Setting.HOST, address);
  }

  @Option(names = "--port", paramLabel = "N", description = "0 takes any free one. Default: 8642.")
  void port(String number) {
    flags.put(Setting.PORT, number);
  }

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "The certificate and those that vouch for it, as PEM.")
  void tlsCert(String file) {
    flags.put(Setting.TLS_CERT, file);
  }

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The key of the certificate, as PEM (PKCS #8).")
  void tlsKey(String file) {
    flags.put(Setting.TLS_KEY, file);
  }

  @Option(
      names = "--behind-proxy",
      description = "A proxy speaks TLS; its forwarded headers are believed.")
  void behindProxy(boolean on) {
    flags.put(Setting.BEHIND_PROXY, String.valueOf(on));
  }

  @Option(
      names = "--insecure",
      description = "Speak plain HTTP to other machines, keys and data in the clear.")
  void insecure(boolean on) {
    flags.put(Setting.INSECURE, String.valueOf(on));
  }

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "The most memory for data. Default: 1GB.")
  void memory(String size) {
    flags.put(Setting.MEMORY, size);
  }

  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      description = "API requests of one token. Default: 100.")
  void requestsPerSecond(String number) {
    flags.put(Setting.REQUESTS_PER_SECOND, number);
  }

  @Option(
      names = "--events-per-second",
      paramLabel = "N",
      description = "Events with one write key. Default: as many as can be written.")
  void eventsPerSecond(String number) {
    flags.put(Setting.EVENTS_PER_SECOND, number);
  }

  @Option(
      names = "--retention-days",
      paramLabel = "N",
      description = "Delete events older than this. Default: keep them.")
  void retentionDays(String number) {
    flags.put(Setting.RETENTION_DAYS, number);
  }

  @Option(
      names = "--request-seconds",
      paramLabel = "N",
      description = "How long a request may take to come whole. Default: 30.")
  void requestSeconds(String number) {
    flags.put(Setting.REQUEST_SECONDS, number);
  }

  @Option(names = "--allow-private", description = "Webhooks may go to private addresses too.")
  void allowPrivate(boolean on) {
    flags.put(Setting.ALLOW_PRIVATE, String.valueOf(on));
  }

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where people reach the dashboard, for links in messages.")
  void publicUrl(String url) {
    flags.put(Setting.PUBLIC_URL, url);
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerOptions options = Settings.resolve(data, config, flags, System.getenv());
    Service.run(options, console.out());
    return 0;
  }
}
