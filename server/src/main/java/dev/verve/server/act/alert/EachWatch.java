package dev.verve.server.act.alert;

import dev.verve.alert.AlertRule;
import dev.verve.alert.EachQuery;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches each user or account over the kept history, day by day, in one query a rule. */
final class EachWatch {
  private final Store store;
  private final LiveModel model;

  EachWatch(Store store, LiveModel model) {
    this.store = store;
    this.model = model;
  }

  /** What holds on the close of some days, the gravest of each day first. */
  List<Fire> fires(AlertRule rule, Bounds days, LocalDate begin) {
    Watched watched = new Watched(model, rule.of());
    EachQuery query = EachQuery.of(rule.trigger(), model.model());
    Words words = words(rule.trigger());
    LocalDate from = query.reads(days.first());
    Bounds read = new Bounds(from.isBefore(begin) ? begin : from, days.last());
    String sql = query.sql(watched.scores(read), days.first(), begin);
    List<Fire> found = new ArrayList<>();
    return store.read(
        connection -> {
          new Sql(connection).each(sql, row -> found.add(fire(rule, words, row)));
          return found;
        });
  }

  /** What follows the name, from the scores. */
  private interface Words {
    String of(Scores scores);
  }

  private Words words(Trigger trigger) {
    if (trigger instanceof Trigger.Crosses crosses) {
      return crossed(crosses);
    }
    if (trigger instanceof Trigger.Falls falls) {
      return scores ->
          "lost %s points in %d days: %s"
              .formatted(
                  Digits.tenths(before(scores) - scores.score()), falls.days(), course(scores));
    }
    if (trigger instanceof Trigger.Stays stays) {
      return scores ->
          "has been below %s for %d days, now at %s"
              .formatted(Digits.tenths(stays.below()), stays.days(), Digits.tenths(scores.score()));
    }
    throw new IllegalArgumentException("no trigger of each: " + trigger);
  }

  private Words crossed(Trigger.Crosses it) {
    Bands bands = model.model().bands();
    Band band = bands.list().get(Math.max(0, bands.indexOf(it.band())));
    boolean isDown = it.direction() == Trigger.Direction.DOWN;
    String crossed = (isDown ? "fell out of " : "rose to ") + band.title();
    return scores -> {
      double moved = scores.score() - before(scores);
      // who stays on the other side may have come back a little meanwhile
      return (isDown ? moved < 0 : moved > 0)
          ? crossed + ": " + course(scores) + ends(it.days())
          : crossed + ends(it.days()) + ", now at " + Digits.tenths(scores.score());
    };
  }

  private static String ends(int days) {
    return days == 1 ? "" : ", for " + days + " days";
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

  private static Fire fire(AlertRule rule, Words words, ResultSet row) throws SQLException {
    Scores scores =
        new Scores(
            row.getDouble("score"),
            row.getString("band"),
            number(row, "score_before"),
            row.getString("band_before"));
    return new Fire(
        row.getObject("day", LocalDate.class),
        Subject.of(Kind.of(rule.of()), row.getLong("entity")),
        words.of(scores),
        scores,
        rule.branch());
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
