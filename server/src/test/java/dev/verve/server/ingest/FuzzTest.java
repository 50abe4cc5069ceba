package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.verve.server.TestServer;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Payloads of the Segment specification and of PostHog, bent at random: whatever comes, the answer
 * is 2xx or 4xx within seconds, and a good event beside a bent one is stored. {@code
 * -Dverve.fuzz=200000} runs more of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzTest {
  /** Payloads are shared by servers that run side by side. */
  private static final int SERVERS = 2;

  private static final int ROUNDS = Integer.getInteger("verve.fuzz", 20_000);
  private static final int AT_ONCE = 400;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Paths that take one event, and those that take a batch, of both protocols. */
  private static final List<String> SEGMENT =
      List.of("/v1/track", "/v1/identify", "/v1/group", "/v1/page", "/v1/screen", "/v1/alias");

  private static final List<String> POSTHOG = List.of("/capture/", "/e/", "/i/v0/e/");

  @TempDir Path folder;
  private long seed;
  private SplittableRandom random = new SplittableRandom();
  private Bender bender = new Bender(random);
  private final Set<String> promised = new HashSet<>();

  /** One request, and the message ids of its good events. */
  private record Shot(String path, String body, List<String> neighbours, boolean sound) {}

  static LongStream seeds() {
    return LongStream.range(8642, 8642 + SERVERS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverComesIsTakenOrRefused(long seedOfServer) throws IOException {
    seed = seedOfServer;
    random = new SplittableRandom(seed);
    bender = new Bender(random);
    int rounds = (ROUNDS + SERVERS - 1) / SERVERS;
    List<String> segment = segmentSeeds();
    List<String> posthog = PostHogSeeds.all();
    int requests = 0;
    int refused = 0;
    try (TestServer server = TestServer.fresh(folder)) {
      for (int done = 0; done < rounds; done += AT_ONCE) {
        List<Shot> shots = new ArrayList<>(bent(segment, AT_ONCE / 2, done, this::segmentShot));
        shots.addAll(
            bent(
                posthog,
                AT_ONCE / 2,
                done + AT_ONCE / 2,
                (events, ids) -> hogShot(events, ids, server.writeKey)));
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (Shot shot : shots) {
          answers.add(
              server.sendLater(
                  server.request(shot.path(), server.writeKey).timeout(LONGEST), shot.body()));
        }
        requests += shots.size();
        for (int i = 0; i < shots.size(); i++) {
          refused += judge(done, shots.get(i), answers.get(i).join()) ? 0 : 1;
        }
      }
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/rejects").statusCode()).isEqualTo(200);
    }
    assertThat(refused).as("the bending bends").isBetween(requests / 20, requests * 19 / 20);
    assertThat(promised.size()).as("neighbours").isGreaterThan(rounds / 5);
    assertThat(stored()).as("seed %s", seed).containsAll(promised);
  }

  /**
   * Bends as many seeds as asked for. Those that are JSON still share batches, a good event between
   * each two; the others have a request each, alone or with one good event.
   */
  private List<Shot> bent(
      List<String> seeds, int count, int from, BiFunction<List<String>, List<String>, Shot> shot) {
    List<Shot> shots = new ArrayList<>();
    List<String> sound = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String event = bender.bend(seeds.get(random.nextInt(seeds.size())));
      boolean alone = random.nextInt(4) == 0;
      if (alone || !isSound(event)) {
        shots.add(shot.apply(List.of(event), alone ? List.of() : List.of("good-" + (from + i))));
      } else {
        sound.add(event);
        ids.add("good-" + (from + i));
      }
      if (sound.size() == 8 || (i == count - 1 && !sound.isEmpty())) {
        shots.add(shot.apply(List.copyOf(sound), List.copyOf(ids)));
        sound.clear();
        ids.clear();
      }
    }
    return shots;
  }

  /** Whether a request was taken, after all that must hold of its answer. */
  private boolean judge(int round, Shot shot, HttpResponse<String> answer) {
    String what = "seed " + seed + ", from " + round + ": " + shot.path() + " " + shot.body();
    assertThat(answer.statusCode()).as(what).isBetween(200, 499);
    boolean taken = answer.statusCode() < 300;
    if (shot.sound()) {
      assertThat(taken).as(what + "\n" + answer.body()).isTrue();
    }
    if (taken) {
      promised.addAll(shot.neighbours());
    }
    return taken;
  }

  private Shot segmentShot(List<String> events, List<String> ids) {
    if (ids.isEmpty()) {
      return new Shot(SEGMENT.get(random.nextInt(SEGMENT.size())), events.get(0), ids, false);
    }
    String good = "{\"type\":\"track\",\"userId\":\"n\",\"event\":\"good\",\"messageId\":\"%s\"}";
    return new Shot(
        "/v1/batch", "{\"batch\":[" + mixed(events, ids, good) + "]}", ids, isSound(events.get(0)));
  }

  private Shot hogShot(List<String> events, List<String> ids, String key) {
    if (ids.isEmpty()) {
      return new Shot(POSTHOG.get(random.nextInt(POSTHOG.size())), events.get(0), ids, false);
    }
    String good = "{\"event\":\"good\",\"distinct_id\":\"n\",\"uuid\":\"%s\"}";
    return new Shot(
        "/batch/",
        "{\"api_key\":\"" + key + "\",\"batch\":[" + mixed(events, ids, good) + "]}",
        ids,
        isSound(events.get(0)));
  }

  private static String mixed(List<String> events, List<String> ids, String good) {
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      String neighbour = good.formatted(ids.get(i));
      batch.append(i == 0 ? "" : ",");
      batch.append(i % 2 == 0 ? events.get(i) : neighbour).append(',');
      batch.append(i % 2 == 0 ? neighbour : events.get(i));
    }
    return batch.toString();
  }

  /** Whether the bent event is JSON still, so that its batch must be taken. */
  private static boolean isSound(String bent) {
    try {
      return !JsonText.MAPPER.readTree(bent).isMissingNode()
          && JsonText.MAPPER.readTree("[0," + bent + "]").size() == 2;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private Set<String> stored() {
    Set<String> ids = new HashSet<>();
    try (Store store = Store.open(StoreOptions.in(folder))) {
      return store.read(
          connection -> {
            new Sql(connection)
                .each(
                    "select message_id from event where event = 'good'",
                    row -> ids.add(row.getString(1)));
            return ids;
          });
    }
  }

  private static List<String> segmentSeeds() throws IOException {
    Path root =
        Path.of(System.getProperty("verve.root", ".")).resolve("../shared/data/segment-spec");
    assumeTrue(Files.isDirectory(root), "no shared data at " + root);
    try (Stream<Path> files = Files.list(root)) {
      return files.sorted().map(FuzzTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
