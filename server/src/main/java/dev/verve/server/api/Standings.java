package dev.verve.server.api;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.insight.Distribution;
import dev.verve.insight.HistoryDay;
import dev.verve.insight.Movement;
import dev.verve.insight.ScoreHistogram;
import dev.verve.model.Bands;
import dev.verve.server.live.TraitMatch;
import dev.verve.server.store.Sql;
import dev.verve.sql.Bounds;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.HeldBand;
import dev.verve.sql.SqlFile;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;

/**
 * Where everybody, or those whom a trait describes now, stand and stood on the days whose scores
 * are kept. It reads what the scorer wrote and computes no score itself.
 */
public final class Standings {
  private final DuckDBConnection connection;
  private final Head head;
  private final Subject subject;
  private final String among;

  private Standings(DuckDBConnection connection, Head head, Subject subject, String among) {
    this.connection = connection;
    this.head = head;
    this.subject = subject;
    this.among = among;
  }

  /** Those of everybody that the model scores. */
  public static Standings of(DuckDBConnection connection, Head head) {
    Subject subject = Subject.of(Subject.Kind.USERS, head.model());
    return new Standings(connection, head, subject, "true");
  }

  /** The same of those whom a trait describes. */
  public Standings among(TraitMatch match) throws SQLException {
    String keys = subject.among(connection, match);
    return new Standings(connection, head, subject, "entity in (" + keys + ")");
  }

  /** The current distribution. */
  public Distribution now() throws SQLException {
    Map<String, Long> users = new HashMap<>();
    double[] total = {0};
    new Sql(connection)
        .each(
            SqlFile.render("distribution", Map.of("score", current())),
            row -> {
              users.put(row.getString("band"), row.getLong("users"));
              total[0] += row.getDouble("total");
            });
    return Distribution.of(bands(), users, total[0]);
  }

  /** How many have which score now. */
  public ScoreHistogram histogram() {
    DuckDbEngine engine = DuckDbEngine.over(connection, new DuckDbDialect());
    return ScoreHistogram.of(engine, bands(), current());
  }

  /** The distribution of each day that is kept, the oldest first and the current one last. */
  public List<HistoryDay> days() throws SQLException {
    Map<LocalDate, Map<String, Long>> users = new TreeMap<>();
    Map<LocalDate, Double> totals = new HashMap<>();
    new Sql(connection)
        .each(
            "select day, band, count(*) as users, sum(score) as total from (%s) d where %s group by day, band"
                .formatted(subject.days(head.model().key()), among),
            row -> {
              LocalDate day = row.getObject("day", LocalDate.class);
              users
                  .computeIfAbsent(day, d -> new HashMap<>())
                  .put(row.getString("band"), row.getLong("users"));
              totals.merge(day, row.getDouble("total"), Double::sum);
            });
    List<HistoryDay> days = new ArrayList<>();
    users.forEach(
        (day, bands) ->
            days.add(
                new HistoryDay(
                    day, Distribution.of(bands(), bands, totals.getOrDefault(day, 0.0)))));
    return days;
  }

  /** Who moved between the bands from one day that is kept to another. */
  public Movement movement(LocalDate from, LocalDate to) throws SQLException {
    List<Movement.Cell> cells = new ArrayList<>();
    long[] silent = {0};
    new Sql(connection)
        .each(
            SqlFile.render(
                "movement",
                Map.of(
                    "from", on(from),
                    "to", on(to),
                    "held", HeldBand.sql(head.model().model(), new DuckDbDialect()))),
            row -> {
              cells.add(
                  new Movement.Cell(
                      row.getString("from_band"), row.getString("to_band"), row.getLong("users")));
              silent[0] += row.getLong("silent");
            });
    return Movement.of(from, to, bands(), cells, silent[0]);
  }

  /** The days whose scores are kept; empty before the first. */
  public Optional<Bounds> kept() throws SQLException {
    AtomicReference<Bounds> kept = new AtomicReference<>();
    new Sql(connection)
        .each(
            "select min(day) as first, max(day) as last from (%s) d"
                .formatted(subject.days(head.model().key())),
            row -> {
              LocalDate first = row.getObject(1, LocalDate.class);
              if (first != null) {
                kept.set(new Bounds(first, row.getObject(2, LocalDate.class)));
              }
            });
    return Optional.ofNullable(kept.get());
  }

  private Bands bands() {
    return head.model().model().bands();
  }

  private String current() {
    return "(select * from (%s) c where %s)".formatted(subject.scores(), among);
  }

  private String on(LocalDate day) {
    return "(select * from (%s) d where day = date '%s' and %s)"
        .formatted(subject.days(head.model().key()), day, among);
  }
}
