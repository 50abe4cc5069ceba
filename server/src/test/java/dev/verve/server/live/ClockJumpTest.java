package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.store.Messages;
import dev.verve.server.store.Receipt;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that jumps a month ahead and back: no repeat counts, and scores are of today again. */
class ClockJumpTest {
  private static final String MODEL =
      "name: jump\nwindow: 5d\nactions: {login: 1}\nscale: {method: cap, at: 10}\n";

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-10T12:00:00Z");

  @Test
  void aJumpAheadAndBackCostsNothing() {
    try (Store store = open()) {
      new Models(store).publish(MODEL, null, "test", "");
      Scorer scorer = new Scorer(store);
      assertThat(send(store, "m1")).isEqualTo(new Receipt(1, 0, 0));
      scorer.refresh();
      clock.advance(Duration.ofDays(30));
      assertThat(send(store, "m1")).as("ahead").isEqualTo(new Receipt(0, 1, 0));
      assertThat(send(store, "m2")).isEqualTo(new Receipt(1, 0, 0));
      scorer.refresh();
      clock.advance(Duration.ofDays(-30));
      assertThat(send(store, "m1")).as("back").isEqualTo(new Receipt(0, 1, 0));
      assertThat(send(store, "m2")).isEqualTo(new Receipt(0, 1, 0));
      assertThat(send(store, "m3")).isEqualTo(new Receipt(1, 0, 0));
      scorer.refresh();
      assertThat(number(store, "select cast(score as bigint) from score where id = 'u1'"))
          .as("two of three logins lie up to today")
          .isEqualTo(20);
      assertThat(number(store, "select count(*) from score_history where as_of >= '2026-03-10'"))
          .as("no day that has not come yet")
          .isZero();
    }
    try (Store store = open()) {
      assertThat(send(store, "m1")).as("after a restart").isEqualTo(new Receipt(0, 1, 0));
      assertThat(send(store, "m2")).isEqualTo(new Receipt(0, 1, 0));
      clock.advance(Duration.ofDays(-2));
      assertThat(send(store, "m3")).isEqualTo(new Receipt(0, 1, 0));
    }
  }

  private Store open() {
    return Store.open(StoreOptions.in(folder).withClock(clock));
  }

  private Receipt send(Store store, String messageId) {
    return store
        .submit(
            Messages.delivery(
                clock.instant(), Messages.event("u1", "login", clock.instant(), messageId)))
        .join();
  }

  private static long number(Store store, String sql) {
    return store.read(connection -> new Sql(connection).number(sql));
  }
}
