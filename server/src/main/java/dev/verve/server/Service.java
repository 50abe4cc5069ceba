package dev.verve.server;

import dev.verve.server.web.JsonLines;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A server as the whole of a process: it logs to standard error and stops with the process. */
public final class Service {
  private Service() {}

  /**
   * Starts a server, prints its notices, and returns when the process was told to stop and the
   * server has finished what was under way.
   *
   * @throws dev.verve.problem.UserError where the folder is taken or damaged, or the port is
   */
  public static void run(ServerOptions options, PrintWriter out) throws InterruptedException {
    run(options, out, server -> {});
  }

  /** The same, which tells somebody as soon as the server answers. */
  public static void run(ServerOptions options, PrintWriter out, Consumer<VerveServer> answering)
      throws InterruptedException {
    JsonLines.install();
    VerveServer server = VerveServer.start(options);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped), "verve-stop"));
    server.notices().forEach(out::println);
    out.flush();
    answering.accept(server);
    stopped.await();
  }

  /** Says so by itself, for the logging of the process ends at the same moment. */
  private static void stop(VerveServer server, CountDownLatch stopped) {
    long start = System.nanoTime();
    server.close();
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.err.println(JsonLines.line("stopped", Map.of("millis", millis)));
    stopped.countDown();
  }
}
