package dev.verve.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One day's increment: the time from a day's events on disk to the scores of everybody as of that
 * day, by the days of history before it; and a refresh by events of the same day. The number of
 * events of a day does not change. The processor's time is told too, since it depends less on what
 * else the machine does.
 */
public final class Days {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** As many as come in a second at half speed. */
  private static final long REFRESHED = 30_000;

  private static final LocalDate LAST = LocalDate.of(2026, 3, 30);
  private static final String MODEL =
      """
      name: days
      decay: {half_life: 10d}
      actions:
        login: 1
        workflow_completed: {weight: 5, max_per_day: 10}
        item_shared: {weight: 4, where: {visibility: public}}
      scale: {method: saturating, half: 20}
      accounts: {rollup: mean}
      """;

  private final Store store;
  private final long users;
  private final long eventsOfDay;
  private long seq;

  private Days(Store store, long users) {
    this.store = store;
    this.users = users;
    this.eventsOfDay = users / 9;
  }

  /**
   * Prints one row for each length of history.
   *
   * @param args an empty folder, the number of users, and days of history
   */
  public static void main(String[] args) {
    for (int i = 2; i < args.length; i++) {
      Path folder = Path.of(args[0]).resolve(args[i]);
      Moving clock = new Moving(LAST.atTime(12, 0).toInstant(ZoneOffset.UTC));
      StoreOptions options = StoreOptions.in(folder).withClock(clock);
      try (Store store = Store.open(options)) {
        new Days(store, Long.parseLong(args[1])).measure(Integer.parseInt(args[i]), clock);
      }
    }
  }

  private void measure(int history, Moving clock) {
    new Models(store).publish(MODEL, null, "benchmark", "");
    people();
    for (int day = history - 1; day >= 0; day--) {
      events(LAST.minusDays(day), eventsOfDay);
    }
    Scorer scorer = new Scorer(store);
    System.out.printf("%d days of history, all scores at first: %s%n", history, spent(scorer));
    for (int i = 0; i < 3; i++) {
      events(LAST, REFRESHED);
      System.out.printf("%d events of today: %s%n", REFRESHED, spent(scorer));
    }
    for (int day = 1; day <= 3; day++) {
      clock.to(clock.instant().plus(Duration.ofDays(1)));
      events(LAST.plusDays(day), eventsOfDay);
      System.out.printf("the next day, %d events: %s%n", eventsOfDay, spent(scorer));
    }
  }

  private static String spent(Scorer scorer) {
    long start = System.nanoTime();
    long processor = PROCESS.getProcessCpuTime();
    scorer.refreshToday();
    return "%.2f s, %.2f s of processor time"
        .formatted(
            (System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - processor) / 1e9);
  }

  private void people() {
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          sql.run(
              "insert into account select range + 1, 'a' || range from range(%d)"
                  .formatted(users / 10));
          return sql.run(
              "insert into identity select range + 1, 'u' || range, range + 1, true from range(%d)"
                  .formatted(users));
        });
  }

  private void events(LocalDate day, long count) {
    store.write(
        connection ->
            new Sql(connection)
                .run(
                    """
                    insert into event_log
                    select
                      %1$d + range,
                      1 + hash(%1$d + range) %% %2$d,
                      1 + hash(%1$d + range) %% %2$d // 10,
                      ['login', 'workflow_completed', 'item_shared'][1 + range %% 3],
                      timestamptz '%3$s 00:00:00+00' + to_milliseconds(range * 300),
                      timestamptz '%3$s 23:00:00+00', null, null, '{"visibility":"public"}'
                    from range(%4$d)\
                    """
                        .formatted(seq + 1, users, day, count)));
    seq += count;
  }

  /** A clock that stands where it is put. */
  private static final class Moving extends Clock {
    private Instant now;

    Moving(Instant now) {
      this.now = now;
    }

    void to(Instant other) {
      now = other;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
