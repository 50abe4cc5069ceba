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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payloads of the Segment specification and of PostHog, bent at random: whatever comes, the answer
 * is 2xx or 4xx within seconds, and a good event beside a bent one is stored. {@code
 * -Dverve.fuzz=200000} runs more of them.
 */
class FuzzTest {
  private static final long SEED = 8642;
  private static final int ROUNDS = Integer.getInteger("verve.fuzz", 20_000);
  private static final int AT_ONCE = 64;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Paths that take one event, and those that take a batch, of both protocols. */
  private static final List<String> SEGMENT =
      List.of("/v1/track", "/v1/identify", "/v1/group", "/v1/page", "/v1/screen", "/v1/alias");

  private static final List<String> POSTHOG = List.of("/capture/", "/e/", "/i/v0/e/");

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Bender bender = new Bender(random);
  private final Set<String> promised = new HashSet<>();

  /** One request, and the message id of its good event; empty where it has none. */
  private record Shot(String path, String body, String neighbour, boolean soundBeside) {}

  @Test
  void whateverComesIsTakenOrRefused() throws IOException {
    List<String> segment = segmentSeeds();
    List<String> posthog = PostHogSeeds.all();
    int refused = 0;
    try (TestServer server = TestServer.fresh(folder)) {
      for (int done = 0; done < ROUNDS; done += AT_ONCE) {
        List<Shot> shots = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = done; i < Math.min(ROUNDS, done + AT_ONCE); i++) {
          boolean hog = i % 4 == 0;
          List<String> seeds = hog ? posthog : segment;
          String bent = bender.bend(seeds.get(random.nextInt(seeds.size())));
          Shot shot = hog ? hogShot(i, bent, server.writeKey) : segmentShot(i, bent);
          shots.add(shot);
          answers.add(
              server.sendLater(
                  server.request(shot.path(), server.writeKey).timeout(LONGEST), shot.body()));
        }
        for (int i = 0; i < shots.size(); i++) {
          refused += judge(done + i, shots.get(i), answers.get(i).join()) ? 0 : 1;
        }
      }
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/rejects").statusCode()).isEqualTo(200);
    }
    assertThat(refused).as("the bending bends").isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    assertThat(promised.size()).as("batches with neighbours").isGreaterThan(ROUNDS / 5);
    assertThat(stored()).as("seed %s", SEED).containsAll(promised);
  }

  /** Whether a request was taken, after all that must hold of its answer. */
  private boolean judge(int round, Shot shot, HttpResponse<String> answer) {
    String what = "seed " + SEED + ", round " + round + ": " + shot.path() + " " + shot.body();
    assertThat(answer.statusCode()).as(what).isBetween(200, 499);
    boolean taken = answer.statusCode() < 300;
    if (!shot.neighbour().isEmpty()) {
      if (shot.soundBeside()) {
        assertThat(taken).as(what + "\n" + answer.body()).isTrue();
      }
      if (taken) {
        promised.add(shot.neighbour());
      }
    }
    return taken;
  }

  private Shot segmentShot(int round, String bent) {
    if (round % 2 == 0) {
      return new Shot(SEGMENT.get(random.nextInt(SEGMENT.size())), bent, "", false);
    }
    String id = "good-" + round;
    String good =
        "{\"type\":\"track\",\"userId\":\"n\",\"event\":\"good\",\"messageId\":\"" + id + "\"}";
    String body = "{\"batch\":[" + (round % 4 == 1 ? bent + "," + good : good + "," + bent) + "]}";
    return new Shot("/v1/batch", body, id, isSound(bent));
  }

  private Shot hogShot(int round, String bent, String key) {
    if (round % 8 == 0) {
      return new Shot(POSTHOG.get(random.nextInt(POSTHOG.size())), bent, "", false);
    }
    String id = "good-" + round;
    String good = "{\"event\":\"good\",\"distinct_id\":\"n\",\"uuid\":\"" + id + "\"}";
    String body = "{\"api_key\":\"" + key + "\",\"batch\":[" + good + "," + bent + "]}";
    return new Shot("/batch/", body, id, isSound(bent));
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
