package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Brings scores that were computed elsewhere into a store, to be served as if they had been
 * computed there: all dates of the newest run's model in one transaction, so that readers see all
 * of them or none. While that model is published the scores of the store are those of the lake;
 * events that are here are kept and change nothing.
 */
public final class LakeImport {
  private static final String NOTE = "imported with its scores";

  private final Store store;
  private final Path lake;
  private final LakeFiles files;

  private LakeImport(Store store, Path lake, LakeFiles files) {
    this.store = store;
    this.lake = lake;
    this.files = files;
  }

  /**
   * What came in.
   *
   * @param version of the model
   * @param first the first date
   * @param last the last date, whose scores are the current ones
   * @param dates how many there are
   * @param of whom they are of
   * @param scored how many of these have a score on the last date
   */
  public record Imported(
      String version, LocalDate first, LocalDate last, long dates, Entity of, long scored) {}

  /**
   * Imports the scores of a folder.
   *
   * @throws UserError where there are none, or no server could stand by them
   */
  public static Imported run(Store store, Path lake) {
    try (LakeFiles files = LakeFiles.copy(store, lake)) {
      return new LakeImport(store, lake, files).run();
    }
  }

  private record Newest(String version, String yaml, @Nullable String lock) {}

  private Imported run() {
    Newest newest = store.read(this::newest);
    LiveModel model = LiveModel.read(0, newest.yaml, newest.lock);
    if (!model.version().equals(newest.version)) {
      throw refused("its model reads as another version here", "Use the same release for both.");
    }
    if (model.isProvisional()) {
      throw refused(
          "the scale of its model was fitted anew on each date",
          "Freeze it with `verve calibrate` and score again.");
    }
    LakeSubjects subjects = new LakeSubjects(files, model.model().entity());
    subjects.makeKnown(store);
    Version version = new Models(store).draft(newest.yaml, newest.lock, Models.SERVER, NOTE);
    return store.write(connection -> take(connection, version, subjects));
  }

  private UserError refused(String why, String cure) {
    return UserError.of(Place.file(lake.toString()), why, cure);
  }

  private Newest newest(Connection connection) throws SQLException {
    List<Newest> found = new ArrayList<>();
    new Sql(connection)
        .each(
            "select version, yaml, lock from %s order by as_of desc limit 1"
                .formatted(files.read("run")),
            row -> found.add(new Newest(row.getString(1), row.getString(2), row.getString(3))));
    if (found.isEmpty()) {
      throw refused("no date in it is complete", "Run `verve score` again.");
    }
    return found.get(0);
  }

  private Imported take(Connection connection, Version version, LakeSubjects subjects)
      throws SQLException {
    Sql sql = new Sql(connection);
    int key = version.key();
    String dates =
        "select as_of from %s where version = '%s'".formatted(files.read("run"), version.version());
    new Models(store).publish(connection, key, version.version(), Models.SERVER, NOTE);
    LocalDate first = day(sql, "select min(as_of) from (" + dates + ")");
    LocalDate last = day(sql, "select max(as_of) from (" + dates + ")");
    Succession.to(connection, key, last);
    for (String table : List.of("score_day", "account_day")) {
      sql.run("delete from " + table + " where version_key = ? and day in (" + dates + ")", key);
    }
    sql.run("delete from kept_point where version_key = ?", key);
    scores(sql, key, dates, subjects);
    actions(connection, key);
    points(sql, key, last);
    long head = sql.number("select coalesce(max(seq), 0) from change");
    Instant now = store.clock().instant();
    new Live(key, last, first, head, now, 1).write(connection);
    sql.run("delete from imported");
    sql.run(
        "insert into imported values (?, ?)", key, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    return new Imported(
        version.version(),
        first,
        last,
        sql.number("select count(*) from (" + dates + ")"),
        subjects.entity(),
        sql.number("select count(*) from score_day where version_key = ? and day = ?", key, last));
  }

  private static LocalDate day(Sql sql, String select) throws SQLException {
    List<LocalDate> found = new ArrayList<>();
    sql.each(select, row -> found.add(row.getObject(1, LocalDate.class)));
    return found.get(0);
  }

  private void scores(Sql sql, int key, String dates, LakeSubjects subjects) throws SQLException {
    subjects.number(sql);
    sql.run(
        """
        insert into score_day
        select ?, s.as_of, p.person, a.account_key, m.seats, s.raw, s.score, s.band
        from %s s
        join lake_person p on p.id = s.id
        left join %s m on m.id = s.id and m.as_of = s.as_of
        left join account a on a.id = m.account
        where s.as_of in (%s)"""
            .formatted(files.read("scores"), subjects.members(), dates),
        key);
    if (files.has("accounts")) {
      sql.run(
          """
          insert into account_day
          select ?, s.as_of, a.account_key, s.users, s.raw, s.score, s.band
          from %s s
          join account a on a.id = s.id
          where s.as_of in (%s)"""
              .formatted(files.read("accounts"), dates),
          key);
    }
  }

  private static void actions(Connection connection, int key) throws SQLException {
    LiveModel model = Models.of(connection, key).orElseThrow();
    BoundModel bound = StoreRelations.bind(connection, model);
    Sql sql = new Sql(connection);
    sql.run("delete from action_of where version_key = ?", key);
    for (var action : bound.actions()) {
      sql.run(
          "insert into action_of values (?, ?, ?, ?)",
          key,
          action.key(),
          action.branch(),
          action.action().slug());
    }
    DuckDbEngine engine =
        DuckDbEngine.over(
            connection.unwrap(DuckDBConnection.class), new ZonedDialect(model.model().timezone()));
    new Board(engine, bound, key).showAccountPoints();
  }

  private void points(Sql sql, int key, LocalDate last) throws SQLException {
    sql.run(
        """
        insert into kept_point
        select a.version_key, p.person, a.action_key, s.points
        from %s s
        join lake_person p on p.id = s.id
        join action_of a on a.branch = s.branch and a.action = s.action
        where a.version_key = ? and s.as_of = ?"""
            .formatted(files.read("points")),
        key,
        last);
  }
}
