package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.store.Message;
import dev.verve.server.store.Messages;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Current scores are read while others are written: whoever reads one sees it whole. */
class StandingTest {
  private static final long SEED = 3;
  private static final int USERS = 40;
  private static final int REFRESHES = 40;

  private static final String MODEL =
      """
      name: beside
      window: 30d
      actions:
        login: 1
        paid: 5
      scale: {method: saturating, half: 90}
      """;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-20T09:00:00Z");

  @Test
  void whatIsReadBesideRefreshesIsWhole() {
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      new Models(store).publish(MODEL, null, "test", "");
      Scorer scorer = new Scorer(store);
      SplittableRandom random = new SplittableRandom(SEED);
      send(store, random);
      scorer.refreshToday();
      AtomicBoolean ended = new AtomicBoolean();
      CompletableFuture<List<Long>> reader =
          CompletableFuture.supplyAsync(() -> read(store, scorer.standing(), ended));
      for (int i = 0; i < REFRESHES; i++) {
        send(store, random);
        scorer.refreshToday();
      }
      ended.set(true);
      assertThat(reader.join()).as("watermarks, seed %d", SEED).isSorted().hasSizeGreaterThan(5);
      assertThat(StandingReader.inMemory(store, scorer.standing()))
          .isEqualTo(StandingReader.inTables(store));
    }
  }

  /** Reads until it is told to end; the watermarks that it met, each once. */
  private static List<Long> read(Store store, Standing standing, AtomicBoolean ended) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> watermarks = new ArrayList<>();
    while (!ended.get()) {
      String id = "u" + random.nextInt(USERS);
      Optional<Standing.User> read = standing.user(store.person(id).orElseThrow());
      Standing.User user = read.orElseThrow();
      double points =
          user.points().values().stream()
              .map(Map::values)
              .flatMap(values -> values.stream())
              .mapToDouble(Double::doubleValue)
              .sum();
      assertThat(points)
          .as("points of %s at %d", id, user.live().watermark())
          .isEqualTo(user.raw());
      long watermark = user.live().watermark();
      if (watermarks.isEmpty() || watermarks.get(watermarks.size() - 1) != watermark) {
        watermarks.add(watermark);
      }
    }
    return watermarks;
  }

  /** An event of everybody, so that each refresh writes every row. */
  private void send(Store store, SplittableRandom random) {
    Message[] messages = new Message[USERS];
    for (int i = 0; i < USERS; i++) {
      String event = random.nextInt(3) == 0 ? "paid" : "login";
      messages[i] = Messages.event("u" + i, event, clock.instant(), null);
    }
    store.submit(Messages.delivery(clock.instant(), messages)).join();
  }
}
