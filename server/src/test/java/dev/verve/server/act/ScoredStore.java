package dev.verve.server.act;

import dev.verve.model.Bands;
import dev.verve.server.live.Models;
import dev.verve.server.store.Rows;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A store with a published model and scores that a test writes, as if events had made them. */
public final class ScoredStore implements AutoCloseable {
  /** The model's text: bands of the default, a hold of 2. */
  public static final String MODEL =
      """
      name: acting
      hold: 2
      tree:
        core:
          owner: {accountable: product, responsible: [onboarding], informed: [sales]}
          actions: {login: 1}
      scale: {method: cap, at: 100}
      """;

  private final Store store;
  private final int key;

  /** A store in a folder; users are u1, u2 and so on. */
  public ScoredStore(Path folder, Clock clock, LocalDate asOf, int users) {
    this.store = Store.open(StoreOptions.in(folder).withClock(clock));
    new Models(store).publish(MODEL, null, "test", "");
    this.key = store.read(Models::published).orElseThrow().key();
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          sql.run(
              "insert into identity select i, 'u' || i, i, true from range(1, %d) r(i)"
                  .formatted(users + 1));
          sql.run("delete from live");
          sql.run(
              "insert into live values (?, ?, ?, 0, ?, 1)",
              key,
              asOf,
              asOf.minusDays(200),
              OffsetDateTime.parse("2026-01-01T00:00:00Z"));
          return true;
        });
  }

  public Store store() {
    return store;
  }

  /** Writes a user's score of a day in place of the one before. */
  public void score(long user, LocalDate day, double score) {
    store.write(
        connection -> {
          new Sql(connection).run("delete from score_day where person = ? and day = ?", user, day);
          try (Rows rows = new Rows(connection, "score_day")) {
            rows.add(key, day, user, null, null, score, score, Bands.DEFAULT.of(score).name());
          }
          return true;
        });
  }

  /** Writes the same score of a day for users from 1 on. */
  public void everybody(int users, LocalDate day, double score) {
    store.write(
        connection ->
            new Sql(connection).run("delete from score_day where day = ?", day)
                + new Sql(connection)
                    .run(
                        "insert into score_day select %d, date '%s', i, null, null, %s, %s, '%s' from range(1, %d) r(i)"
                            .formatted(
                                key,
                                day,
                                score,
                                score,
                                Bands.DEFAULT.of(score).name(),
                                users + 1)));
  }

  /** Runs a statement. */
  public long run(String sql) {
    return store.write(connection -> new Sql(connection).run(sql));
  }

  /** The whole number that a query yields. */
  public long number(String sql) {
    return store.read(connection -> new Sql(connection).number(sql));
  }

  @Override
  public void close() {
    store.close();
  }
}
