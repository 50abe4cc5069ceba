package dev.verve.cli;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.ServerOptions;
import dev.verve.server.VerveServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Takes events from Segment and PostHog clients, keeps scores current, answers an API.",
      "Listens on this machine only, unless --host says otherwise."
    },
    footer = {"", "Example:", "  verve serve --data ./data --model b2b.yaml"})
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      required = true,
      description = "Where everything is kept.")
  private Path data = Path.of("data");

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "The model to publish. Default: model.yaml in the data folder.")
  private @Nullable Path model;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8642",
      description = "0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "1GB",
      description = "The most memory for data. Default: ${DEFAULT-VALUE}.")
  private String memory = "1GB";

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw UserError.of(Place.option("--port " + port), "a port lies from 0 to " + LAST_PORT, "");
    }
    ServerOptions options = ServerOptions.in(data).withHost(host).withPort(port).withMemory(memory);
    VerveServer server = VerveServer.start(model == null ? options : options.withModel(model));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                }));
    server.notices().forEach(console.out()::println);
    console.flush();
    stopped.await();
    return 0;
  }
}
