package dev.verve.server.act.alert;

import dev.verve.alert.AlertRule;
import dev.verve.alert.Trigger;
import dev.verve.chart.Digits;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.server.act.alert.Fire.Scores;
import dev.verve.server.act.alert.Fire.Subject;
import dev.verve.server.live.LiveModel;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import dev.verve.sql.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches each user or account over the kept history, day by day, in one query a rule. It reads as
 * many days before the first one asked about as the rule looks back, and a month more, within which
 * a score between threshold and release keeps the side that it was on.
 */
final class EachWatch {
  private static final int MEMORY = 31;

  private final Store store;
  private final LiveModel model;

  EachWatch(Store store, LiveModel model) {
    this.store = store;
    this.model = model;
  }

  /** What holds on the close of some days, the gravest of each day first. */
  List<Fire> fires(AlertRule rule, Bounds days, LocalDate begin) {
    Watched watched = new Watched(model, rule.of());
    Query query = query(rule.trigger());
    LocalDate from = days.first().minusDays(query.days() + MEMORY);
    Bounds read = new Bounds(from.isBefore(begin) ? begin : from, days.last());
    Map<String, String> parameters = new HashMap<>(query.parameters());
    parameters.put("scores", watched.scores(read));
    parameters.put("first", "date '" + days.first() + "'");
    if (query.relation().equals("alert_stayed")) {
      parameters.put("begin", "date '" + begin + "'");
    }
    String sql = SqlFile.render(query.relation(), parameters);
    List<Fire> found = new ArrayList<>();
    return store.read(
        connection -> {
          new Sql(connection).each(sql, row -> found.add(fire(rule, query, row)));
          return found;
        });
  }

  /**
   * How a kind of trigger is asked.
   *
   * @param days how far it looks back
   * @param words what follows the name, from the scores
   */
  private record Query(String relation, int days, Map<String, String> parameters, Words words) {}

  private interface Words {
    String of(Scores scores);
  }

  private Query query(Trigger trigger) {
    if (trigger instanceof Trigger.Crosses crosses) {
      return crossed(crosses);
    }
    if (trigger instanceof Trigger.Falls falls) {
      return fell(falls);
    }
    if (trigger instanceof Trigger.Stays stays) {
      return stayed(stays);
    }
    throw new IllegalArgumentException("no trigger of each: " + trigger);
  }

  private Query crossed(Trigger.Crosses it) {
    Bands bands = model.model().bands();
    Band band = bands.list().get(Math.max(0, bands.indexOf(it.band())));
    boolean isDown = it.direction() == Trigger.Direction.DOWN;
    String verb = isDown ? "fell out of " : "rose to ";
    return new Query(
        "alert_crossed",
        it.days(),
        Map.of(
            "least", String.valueOf(band.least()),
            "release", String.valueOf(band.least() - model.model().hold()),
            "days", String.valueOf(it.days()),
            "before", String.valueOf(it.days() - 1),
            "side", isDown ? "0" : "1"),
        scores -> verb + band.title() + ": " + course(scores) + ends(it.days()));
  }

  private static String ends(int days) {
    return days == 1 ? "" : ", for " + days + " days";
  }

  private static Query fell(Trigger.Falls it) {
    return new Query(
        "alert_fell",
        it.days(),
        Map.of("points", String.valueOf(it.points()), "days", String.valueOf(it.days())),
        scores ->
            "lost %s points in %d days: %s"
                .formatted(
                    Digits.tenths(before(scores) - scores.score()), it.days(), course(scores)));
  }

  private static Query stayed(Trigger.Stays it) {
    return new Query(
        "alert_stayed",
        it.days(),
        Map.of(
            "below", String.valueOf(it.below()),
            "days", String.valueOf(it.days()),
            "before", String.valueOf(it.days() - 1)),
        scores ->
            "has been below %s for %d days, now at %s"
                .formatted(Digits.tenths(it.below()), it.days(), Digits.tenths(scores.score())));
  }

  private static double before(Scores scores) {
    Double before = scores.before();
    return before == null ? 0 : before;
  }

  private static String course(Scores scores) {
    Double before = scores.before();
    return before == null
        ? "now at " + Digits.tenths(scores.score())
        : Digits.tenths(before) + " → " + Digits.tenths(scores.score());
  }

  private static Fire fire(AlertRule rule, Query query, ResultSet row) throws SQLException {
    Scores scores =
        new Scores(
            row.getDouble("score"),
            row.getString("band"),
            number(row, "score_before"),
            row.getString("band_before"));
    return new Fire(
        row.getObject("day", LocalDate.class),
        Subject.of(Kind.of(rule.of()), row.getLong("entity")),
        query.words().of(scores),
        scores,
        rule.branch());
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
