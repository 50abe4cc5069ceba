package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.store.Erasure;
import dev.verve.server.store.Message;
import dev.verve.server.store.Messages;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever people and accounts are told to be, late, twice, no longer or under another name: those
 * whom the scorer keeps under a trait are those of whom everything that was told says so.
 */
class TraitMatchTest {
  private static final long SEED = 5;
  private static final int ROUNDS = 12;

  private static final String MODEL =
      """
      name: segments
      window: 9d
      actions:
        login: 1
      scale: {method: saturating, half: 9}
      segments: [plan, country]
      """;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final TestClock clock = new TestClock("2026-03-20T09:00:00Z");

  @Test
  void whatIsKeptIsWhatWasTold() {
    Set<Integer> sizes = new HashSet<>();
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      tell(store);
      new Models(store).publish(MODEL, null, "test", "");
      Scorer scorer = new Scorer(store);
      for (int round = 0; round < ROUNDS; round++) {
        tell(store);
        if (round % 4 == 3) {
          new Erasure(store).erase("u" + random.nextInt(10), "test");
        }
        scorer.refresh();
        for (String plan : List.of("pro", "free", "none")) {
          sizes.add(compare(store, new TraitMatch("plan", plan), "round " + round));
        }
        compare(store, new TraitMatch("country", "SE"), "round " + round);
        clock.advance(Duration.ofHours(7));
      }
    }
    assertThat(sizes).as("numbers of those who match").contains(0).hasSizeGreaterThan(3);
  }

  @Test
  void aTraitThatIsNoSegmentIsFoundFromWhatWasTold() {
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      new Models(store).publish(MODEL, null, "test", "");
      tell(store);
      Scorer scorer = new Scorer(store);
      scorer.refresh();
      store
          .submit(
              Messages.delivery(at(), Messages.identify("u1", null, at(), "{\"role\":\"ops\"}")))
          .join();
      TraitMatch match = new TraitMatch("role", "ops");
      assertThat(store.<String>read(match::people)).isEqualTo(match.told());
      assertThat(store.<Set<Long>>read(c -> keys(c, match.told()))).hasSize(1);
    }
  }

  /** Before the scorer follows, somebody who was another still stands under the old key. */
  @Test
  void whoIsErasedAtOnceAfterAMergeLeavesNothing() {
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      new Models(store).publish(MODEL, null, "test", "");
      Scorer scorer = new Scorer(store);
      Instant now = clock.instant();
      send(store, Messages.identify("old", null, now, "{\"plan\":\"pro\"}"));
      send(store, Messages.event("old", "login", now, null));
      send(store, Messages.event("other", "login", now, null));
      scorer.refresh();
      send(store, Messages.alias("old", "new", now));
      assertThat(new Erasure(store).erase("new", "test")).isPresent();
      scorer.refresh();
      for (String table : List.of("score_day", "kept_point")) {
        assertThat(number(store, "select count(distinct person) from " + table)).as(table).isOne();
      }
      assertThat(number(store, "select count(distinct entity) from kept_seen")).isOne();
      assertThat(number(store, "select count(*) from kept_trait")).isZero();
    }
  }

  private static long number(Store store, String sql) {
    return store.read(connection -> new Sql(connection).number(sql));
  }

  private static void send(Store store, Message message) {
    store.submit(Messages.delivery(message.happenedAt(), message)).join();
  }

  private static int compare(Store store, TraitMatch match, String when) {
    return store.read(
        connection -> {
          String kept = match.people(connection);
          assertThat(kept).contains("kept_trait");
          Set<Long> found = keys(connection, kept);
          assertThat(found)
              .as("seed %s, %s, %s", SEED, when, match.told())
              .isEqualTo(keys(connection, match.told()));
          return found.size();
        });
  }

  private static Set<Long> keys(Connection connection, String sql) throws SQLException {
    Set<Long> keys = new HashSet<>();
    new Sql(connection).each(sql, row -> keys.add(row.getLong(1)));
    return keys;
  }

  private Instant at() {
    return clock.instant().minus(Duration.ofMinutes(random.nextInt(5_000)));
  }

  private void tell(Store store) {
    Message[] messages = new Message[8];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = told();
    }
    store.submit(Messages.delivery(clock.instant(), messages)).join();
  }

  private Message told() {
    String user = "u" + random.nextInt(10);
    String device = "d" + random.nextInt(5);
    String account = "a" + random.nextInt(3);
    String traits =
        List.of(
                "{\"plan\":\"pro\"}",
                "{\"plan\":\"free\",\"country\":\"SE\"}",
                "{\"plan\":null}",
                "{\"country\":\"FI\"}",
                "{\"seats\":3}",
                "{}")
            .get(random.nextInt(6));
    return switch (random.nextInt(6)) {
      case 0 -> Messages.event(user, "login", at(), null);
      case 1 -> Messages.anonymous(device, "login", at(), "m" + random.nextLong());
      case 2 -> Messages.identify(user, device, at(), traits);
      case 3 -> Messages.group(user, account, at(), traits);
      case 4 -> Messages.alias(device, user, at());
      default -> Messages.identify(user, null, at(), traits);
    };
  }
}
