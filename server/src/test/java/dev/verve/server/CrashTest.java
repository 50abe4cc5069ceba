package dev.verve.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.server.live.FileRun;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real server process is killed at a random moment, mostly under load, now and then as it starts,
 * again and again, and what was not acknowledged is sent once more: afterwards every acknowledged
 * event is there exactly once, and the live scores are those of a run over all events. {@code
 * -Dverve.crashes=500} kills more often.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
  /** Rounds are shared by folders, whose servers run side by side. */
  private static final int FOLDERS = 2;

  private static final int ROUNDS = Integer.getInteger("verve.crashes", 50);
  private static final int SENDERS = 3;
  private static final int BATCH = 20;
  private static final String MODEL =
      """
      name: crash
      window: 12d
      decay: {half_life: 5d}
      actions:
        login: 1
        paid: {weight: 5, max_per_day: 2}
        used: {measure: {distinct: feature}, weight: 2}
      scale: {method: saturating, half: 30}
      """;

  @TempDir Path folder;
  private long seed;
  private final Instant start = Instant.now();
  private final List<Sender> senders = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(9, 9 + FOLDERS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void acknowledgedEventsAreThereExactlyOnceAndScoresAreThoseOfABatch(long seedOfFolder)
      throws IOException, InterruptedException {
    seed = seedOfFolder;
    int rounds = (ROUNDS + FOLDERS - 1) / FOLDERS;
    Files.writeString(folder.resolve("model.yaml"), MODEL);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < SENDERS; i++) {
      senders.add(new Sender(i, random.split()));
    }
    for (int round = 0; round < rounds; round++) {
      try (ServerProcess server = ServerProcess.start(folder)) {
        CompletableFuture<Boolean> loaded = new CompletableFuture<>();
        CompletableFuture<Boolean> from =
            round % 5 == 0 ? CompletableFuture.completedFuture(true) : loaded;
        var unused =
            from.thenAcceptAsync(
                now -> server.process.destroyForcibly(),
                CompletableFuture.delayedExecutor(50 + random.nextInt(550), TimeUnit.MILLISECONDS));
        List<Thread> threads =
            senders.stream()
                .map(sender -> new Thread(() -> sender.sendWhile(server, loaded)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
          thread.join();
        }
      }
    }
    assertThat(senders.stream().mapToInt(sender -> sender.batch).sum())
        .as("seed %s: batches under way", seed)
        .isGreaterThan(rounds);
    try (Store store = Store.open(StoreOptions.in(folder))) {
      Map<String, Long> stored = stored(store);
      assertThat(stored.values()).as("seed %s: none twice", seed).containsOnly(1L);
      Set<String> sent = new HashSet<>();
      for (Sender sender : senders) {
        assertThat(stored.keySet()).as("seed %s", seed).containsAll(sender.acknowledged);
        sent.addAll(sender.lines.keySet());
      }
      assertThat(sent).as("seed %s: none out of nothing", seed).containsAll(stored.keySet());
      compare(store, stored.keySet());
    }
  }

  private void compare(Store store, Set<String> stored) throws IOException {
    new Scorer(store).refresh();
    Map<String, Double> live = new TreeMap<>();
    LocalDate asOf =
        store.read(
            connection -> {
              Sql sql = new Sql(connection);
              sql.each(
                  "select id, score from score", r -> live.put(r.getString(1), r.getDouble(2)));
              LocalDate[] day = new LocalDate[1];
              sql.each("select as_of from live", r -> day[0] = r.getObject(1, LocalDate.class));
              return day[0];
            });
    StringBuilder csv = new StringBuilder("user_id,event,timestamp,feature\n");
    Set<String> users = new HashSet<>();
    for (Sender sender : senders) {
      sender.lines.forEach(
          (id, line) -> {
            if (stored.contains(id)) {
              csv.append(line).append('\n');
              users.add(line.substring(0, line.indexOf(',')));
            }
          });
    }
    StringBuilder people = new StringBuilder("user_id,plan\n");
    users.forEach(user -> people.append(user).append(",free\n"));
    Map<String, Double> batch =
        new FileRun(folder, MODEL)
            .scores(csv.toString(), people.toString(), List.of(asOf))
            .getOrDefault(asOf, Map.of());
    assertThat(live.keySet()).isEqualTo(batch.keySet());
    batch.forEach(
        (user, score) ->
            assertThat(live.get(user))
                .as("seed %s, %s", seed, user)
                .isCloseTo(score, within(1e-9)));
  }

  private static Map<String, Long> stored(Store store) {
    return store.read(
        connection -> {
          Map<String, Long> found = new HashMap<>();
          new Sql(connection)
              .each(
                  "select message_id, count(*) from event group by message_id",
                  row -> found.put(row.getString(1), row.getLong(2)));
          return found;
        });
  }

  /** Sends batches one after the other, each until it is acknowledged. */
  private final class Sender {
    private final int number;
    private final SplittableRandom random;
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, String> lines = new HashMap<>();
    private List<String> due = new ArrayList<>();
    private List<String> dueIds = new ArrayList<>();
    private int batch;

    Sender(int number, SplittableRandom random) {
      this.number = number;
      this.random = random;
      next();
    }

    void sendWhile(ServerProcess server, CompletableFuture<Boolean> loaded) {
      try {
        int status = server.post(due);
        while (status != 0) {
          assertThat(status).isEqualTo(200);
          acknowledged.addAll(dueIds);
          loaded.complete(true);
          next();
          status = server.post(due);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void next() {
      batch++;
      due = new ArrayList<>();
      dueIds = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        String id = number + "-" + batch + "-" + i;
        dueIds.add(id);
        due.add(event(id));
      }
    }

    /** An event, by a user or by the device that is the user's. */
    private String event(String id) {
      int user = random.nextInt(40);
      String name = List.of("login", "paid", "used").get(random.nextInt(3));
      int feature = random.nextInt(6);
      Instant at = start.minusSeconds(random.nextInt(10 * 86_400)).truncatedTo(ChronoUnit.MILLIS);
      lines.put(id, "u%d,%s,%s,f%d".formatted(user, name, at, feature));
      String who = "\"userId\":\"u%d\"".formatted(user);
      if (random.nextInt(4) == 0) {
        who += ",\"anonymousId\":\"d%d\"".formatted(user);
      }
      return "{\"type\":\"track\",%s,\"event\":\"%s\",\"timestamp\":\"%s\",\"messageId\":\"%s\",\"properties\":{\"feature\":\"f%d\"}}"
          .formatted(who, name, at, id, feature);
    }
  }
}
