package dev.verve.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * The load test of the server, in order: the limits of the machine; one event of every user; a few
 * events with reads beside them; full speed and half the target speed with reads beside it, first
 * as devices send that gather ten events, then each event another user's.
 */
public final class Load {
  private static final int CONNECTIONS = 32;
  private static final long HALF_RATE = 30_000;
  private static final long FEW = 1_000;
  private static final int IN_A_ROW = 10;
  private static final String MODEL =
      """
      name: load
      decay: {half_life: 10d}
      actions:
        login: 1
        workflow_completed: {weight: 5, max_per_day: 10}
        item_shared: {weight: 4, where: {visibility: public}}
      scale: {method: saturating, half: 20}
      accounts: {rollup: mean}
      """;

  private final Path folder;
  private final int seconds;
  private final int users;
  private final List<String> command;

  private Load(Path folder, int seconds, int users, List<String> command) {
    this.folder = folder;
    this.seconds = seconds;
    this.users = users;
    this.command = command;
  }

  /**
   * Prints what was measured.
   *
   * @param args an empty folder for the data, the seconds of each step, the number of users, and
   *     the command that runs Verve
   */
  public static void main(String[] args) throws IOException {
    List<String> command = List.of(args).subList(3, args.length);
    new Load(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), command).run();
  }

  private void run() throws IOException {
    Files.createDirectories(folder);
    Path model = Files.writeString(folder.resolve("load.yaml"), MODEL);
    row("limit: HTTP and parsing alone", Limits.parseOnly(CONNECTIONS, seconds));
    row("limit: append and fsync alone", Limits.fsyncOnly(folder, seconds));
    List<String> serve = new ArrayList<>(command);
    serve.addAll(List.of("serve", "--data", folder.resolve("data").toString()));
    serve.addAll(List.of("--port", "0", "--model", model.toString()));
    try (Launched server = new Launched(serve)) {
      drive(server);
      System.out.printf(
          "memory of the server: %d MB now, %d MB at its peak%n",
          server.megabytes("VmRSS"), server.megabytes("VmHWM"));
    }
  }

  private void drive(Launched server) throws IOException {
    AtomicLong message = new AtomicLong();
    String writeKey = server.notice("Write key");
    Flood flood = new Flood(server.port(), writeKey, CONNECTIONS, users, message);
    row(users + " users, one event each", flood.everyUserOnce());
    Readings readings =
        new Readings(server.port(), server.notice("Admin token"), writeKey, message);
    readings.awaitScores(users);
    System.out.println("a few events of everybody:");
    beside(flood, readings, FEW, 1);
    System.out.println("ten events of one user in a row:");
    row("full speed", flood.atRandom(seconds, 0, IN_A_ROW));
    beside(flood, readings, HALF_RATE, IN_A_ROW);
    System.out.println("each event another user's:");
    row("full speed", flood.atRandom(seconds, 0, 1));
    beside(flood, readings, HALF_RATE, 1);
    System.out.println("batches that were told to come back: " + flood.refused());
  }

  /** A flood at a rate, with reads beside it. */
  private void beside(Flood flood, Readings readings, long rate, int inARow) throws IOException {
    Thread events =
        new Thread(() -> row(rate + " events/s", flood.atRandom(seconds, rate, inARow)));
    events.start();
    Thread user = fresh("user", readings, 0, u -> "/api/v1/scores/" + Batch.user(u));
    Thread account =
        fresh("account", readings, users / 2, u -> "/api/v1/accounts/" + Batch.account(u));
    System.out.println("reads of one user's score: " + readings.reads(seconds, users));
    List.of(events, user, account).forEach(Flood::join);
  }

  private Thread fresh(String what, Readings readings, int user, IntFunction<String> path) {
    Thread thread =
        new Thread(
            () -> {
              try {
                System.out.println(
                    "from acknowledgement to the score of a "
                        + what
                        + ": "
                        + readings.freshness(seconds, user, path));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  private static void row(String what, Flood.Result result) {
    System.out.printf(
        "%s: %,.0f events/s; a batch: %s%n", what, result.perSecond(), result.latencies());
  }
}
