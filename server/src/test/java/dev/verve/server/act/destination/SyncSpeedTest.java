package dev.verve.server.act.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.live.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand band changes reach a fast webhook within two minutes: {@code
 * -Dverve.changes=100000} on a machine that does nothing else. The suite sends a few, and only
 * minds that they take no minute.
 */
class SyncSpeedTest {
  private static final int CHANGES = Integer.getInteger("verve.changes", 3_000);
  private static final int WHOLE = 100_000;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  @TempDir Path folder;

  @Test
  void aHundredThousandInTwoMinutes() throws InterruptedException {
    TestClock clock = new TestClock("2026-03-10T12:00:00Z");
    try (FakeServer server = new FakeServer();
        ScoredStore scored = new ScoredStore(folder, clock, DAY, CHANGES)) {
      Destinations destinations =
          new Destinations(scored.store(), Vault.of(Optional.of("a key of a test, long enough")));
      destinations.save(
          new DestinationRequest(
              "hook",
              "webhook",
              Map.of("url", server.address() + "/hook"),
              Map.of("secret", "of a test")),
          "test");
      Outbox outbox = new Outbox(scored.store(), new Payloads(Optional.empty()));
      try (Sync sync = new Sync(scored.store(), destinations, outbox, Reach.ANYWHERE)) {
        scored.everybody(CHANGES, DAY, 60);
        sync.round();
        scored.everybody(CHANGES, DAY, 30);
        long start = System.nanoTime();
        assertThat(sync.round().get(0).sent()).isEqualTo(CHANGES);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%d changes in %.1f s%n", CHANGES, took.toMillis() / 1e3);
        assertThat(took).isLessThan(Duration.ofMinutes(CHANGES < WHOLE ? 1 : 2));
      }
      assertThat(server.requests()).hasSize(CHANGES);
    }
  }
}
