package dev.verve.insight.metrics;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import dev.verve.sql.MetricSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all families of a question read: the relations {@code metric_user}, {@code metric_activity},
 * {@code metric_reach} and the periods, of which key 0 is the one before the first asked for.
 */
final class MetricRun {
  /** With more values than these a trait is an id and no segment. */
  private static final int MOST_SEGMENTS = 200;

  /** The longest window that looks back from the end of a period. */
  private static final int LONGEST = 30;

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final MetricQuestion question;
  private final MetricSql sql;
  private final List<String> segments = new ArrayList<>(List.of(""));
  private @Nullable Sums flow;
  private boolean featuresCounted;

  MetricRun(Engine engine, BoundModel model, EventSpan span, MetricQuestion question) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.question = question;
    this.sql = new MetricSql(model, engine.dialect());
  }

  /** Makes the relations. */
  void prepare() {
    question.by().ifPresent(this::requireTrait);
    engine.rows(MetricTables.events(model));
    engine.rows(MetricTables.actions(model));
    engine.rows(MetricTables.windows());
    List<Bounds> periods = new ArrayList<>(question.periods());
    periods.add(0, before());
    engine.rows(MetricTables.periods(periods));
    engine.table("metric_period", MetricTables.PERIODS);
    engine.rows(MetricTables.periodDays(periods));
    engine.table("metric_period_day", MetricTables.PERIOD_DAYS);
    boolean accounts =
        question.asks(
            Metric.WORKSPACE_ACTIVITY_TREND,
            Metric.WORKSPACE_ACTIONS,
            Metric.GROWTH,
            Metric.PRODUCT_ENGAGEMENT);
    engine.table(
        "metric_user",
        accounts ? sql.userInAccount(all(), question.by()) : sql.user(all(), question.by()));
    engine.table("metric_activity", sql.activity(read()));
    engine.table("metric_reach", sql.fixed("metric_reach"));
    if (question.by().isPresent()) {
      readSegments(question.by().get());
    }
  }

  private void requireTrait(String trait) {
    if (!sql.knowsTrait(trait)) {
      throw UserError.of(
          Place.option("--by " + trait),
          "no trait '" + trait + "' in the users file or the events",
          "Name a column of the users file, a property of the events, or account.");
    }
  }

  private void readSegments(String trait) {
    List<Row> rows =
        engine.query(
            "select distinct segment from metric_user order by segment limit "
                + (MOST_SEGMENTS + 1));
    if (rows.size() > MOST_SEGMENTS) {
      throw UserError.of(
          Place.option("--by " + trait),
          "the trait has more than " + MOST_SEGMENTS + " values",
          "Take one that many users share.");
    }
    rows.forEach(row -> segments.add(row.string("segment")));
  }

  /** Users and actions by period, and where the users come from. */
  Sums flow() {
    if (flow == null) {
      flow =
          Sums.ofPeriods(
              engine,
              sql.fixed("metric_flow"),
              "active",
              "user_days",
              "actions",
              "worth",
              "arrived",
              "retained",
              "leaving");
    }
    return flow;
  }

  /** A query of users by feature and period, whose work is done once. */
  String featureUse() {
    if (!featuresCounted) {
      engine.table("metric_feature", sql.feature(asked()));
      featuresCounted = true;
    }
    return "select * from metric_feature";
  }

  Engine engine() {
    return engine;
  }

  MetricSql sql() {
    return sql;
  }

  BoundModel model() {
    return model;
  }

  MetricQuestion question() {
    return question;
  }

  /** Everybody, and every segment. */
  List<String> segments() {
    return segments;
  }

  /** A segment as people name it. */
  String name(String segment) {
    return segment.isEmpty() ? "" : question.by().orElse("") + "=" + segment;
  }

  /** The period before the first. */
  Bounds before() {
    return question.period().endingOn(question.first().first().minusDays(1));
  }

  /** From the first event to the end of the last period. */
  Bounds all() {
    LocalDate last = question.last().last();
    return new Bounds(span.first().isAfter(last) ? last : span.first(), last);
  }

  /** The days whose activity some metric reads. */
  Bounds read() {
    LocalDate window = question.first().last().minusDays(LONGEST - 1L);
    LocalDate first = before().first().isBefore(window) ? before().first() : window;
    return new Bounds(first, question.last().last());
  }

  /** The days of all periods asked for. */
  Bounds asked() {
    return new Bounds(question.first().first(), question.last().last());
  }

  /** Whether the events reach back to the beginning of these days. */
  boolean covers(Bounds days) {
    return !days.first().isBefore(span.first());
  }

  /** Whether the period before one lies wholly within the events. */
  boolean knowsBefore(int period) {
    return covers(period == 0 ? before() : question.periods().get(period - 1));
  }
}
