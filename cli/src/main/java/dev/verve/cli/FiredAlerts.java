package dev.verve.cli;

import dev.verve.alert.AlertRule;
import dev.verve.alert.CoolDown;
import dev.verve.alert.EachQuery;
import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.History;
import dev.verve.insight.evidence.ModelComparison.Side;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How often rules on each user or account would have fired over the last days under each of two
 * models, cool-downs kept.
 *
 * @param rule the rule
 * @param first under the first model
 * @param second under the second model
 */
record FiredAlerts(AlertRule rule, long first, long second) {

  /** Counts under both models. */
  static List<FiredAlerts> of(
      Engine engine, EventSpan span, List<Side> sides, List<AlertRule> rules, int days) {
    List<Long> before = counts(engine, span, sides.get(0), rules, days);
    List<Long> after = counts(engine, span, sides.get(1), rules, days);
    List<FiredAlerts> fired = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      fired.add(new FiredAlerts(rules.get(i), before.get(i), after.get(i)));
    }
    return fired;
  }

  private static List<Long> counts(
      Engine engine, EventSpan span, Side side, List<AlertRule> rules, int days) {
    LocalDate first = span.last().minusDays(days - 1L);
    LocalDate from =
        rules.stream()
            .map(rule -> query(rule, side).reads(first))
            .min(LocalDate::compareTo)
            .filter(day -> day.isAfter(span.first()))
            .orElse(span.first());
    ScoreRun run =
        new ScoreRun(engine, side.model(), span, side.lock()).prepareDays(from, span.last());
    Scored last = run.at(span.last(), new Names("_fired"));
    String daily = new History(engine, side.model(), run).daily(from, last);
    String scores = "select entity, day, score, band from " + daily;
    return rules.stream()
        .map(rule -> count(engine, rule, query(rule, side).sql(scores, first, span.first())))
        .toList();
  }

  private static long count(Engine engine, AlertRule rule, String sql) {
    CoolDown coolDown = new CoolDown(rule.coolDown());
    long[] fired = {0};
    engine.each(
        sql, row -> fired[0] += coolDown.lets(row.string("entity"), row.day("day")) ? 1 : 0);
    return fired[0];
  }

  private static EachQuery query(AlertRule rule, Side side) {
    return EachQuery.of(rule.trigger(), side.model().model());
  }
}
