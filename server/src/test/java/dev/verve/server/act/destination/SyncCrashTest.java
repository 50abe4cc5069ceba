package dev.verve.server.act.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.FakeServer.Reply;
import dev.verve.server.live.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that delivers is killed at random moments: in the end a receiver that knows a repeat by
 * its key has counted every change once.
 */
@Order(2)
class SyncCrashTest {
  private static final int USERS = 4_000;
  private static final int KILLS = 3;
  private static final long SEED = 5;

  @TempDir Path folder;

  @Test
  void killsNeitherLoseNorDouble() throws IOException, InterruptedException {
    LocalDate day = LocalDate.now(ZoneOffset.UTC);
    Map<String, String> counted = new ConcurrentHashMap<>();
    AtomicInteger received = new AtomicInteger();
    try (FakeServer server = new FakeServer()) {
      server.behave(
          request -> {
            received.incrementAndGet();
            counted.put(request.header("webhook-id"), request.body());
            return Reply.of(200, "");
          });
      try (ScoredStore scored =
          new ScoredStore(folder, new TestClock(day + "T00:00:01Z"), day, USERS)) {
        scored.everybody(USERS, day, 60);
        new Destinations(scored.store(), Vault.of(Optional.of(SyncChild.KEY)))
            .save(
                new DestinationRequest(
                    "hook",
                    "webhook",
                    Map.of("url", server.address() + "/hook", "begin", "all"),
                    Map.of("secret", "of a test")),
                "test");
      }
      SplittableRandom random = new SplittableRandom(SEED);
      int killed = 0;
      for (int i = 0; i < KILLS; i++) {
        Process child = start();
        int until = received.get() + 100 + random.nextInt(600);
        while (child.isAlive() && received.get() < until) {
          child.waitFor(5, TimeUnit.MILLISECONDS);
        }
        killed += child.isAlive() ? 1 : 0;
        child.destroyForcibly().waitFor();
      }
      assertThat(killed).as("seed %d: killed on the way", SEED).isEqualTo(KILLS);
      assertThat(start().waitFor()).isZero();
    }
    assertThat(counted).as("seed %d: each once", SEED).hasSize(USERS);
    Set<String> ids = ConcurrentHashMap.newKeySet();
    counted.values().forEach(body -> ids.add(body.replaceAll(".*\"id\":\"(u\\d+)\".*", "$1")));
    assertThat(ids).as("seed %d: all users", SEED).hasSize(USERS);
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SyncChild.class.getName(),
                folder.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
