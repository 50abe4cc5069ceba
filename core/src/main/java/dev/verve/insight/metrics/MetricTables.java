package dev.verve.insight.metrics;

import dev.verve.engine.SmallTable;
import dev.verve.engine.SmallTable.Type;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model and the periods as rows, which the SQL of the metrics joins. */
final class MetricTables {
  /** The periods with dates, which small tables cannot hold. */
  static final String PERIODS =
      "select period_key, cast(first_text as date) as first_day from metric_period_text";

  /** The days of the periods, likewise. */
  static final String PERIOD_DAYS =
      "select cast(day_text as date) as day, period_key from metric_period_day_text";

  private static final List<Integer> WINDOWS = List.of(7, 28, 30);

  private MetricTables() {}

  /** What the events weigh whose name alone decides. */
  static SmallTable events(BoundModel model) {
    Map<String, Double> worth = new TreeMap<>();
    for (ActionRow row : model.actions()) {
      if (row.action().weight() > 0 && row.action().where() == null) {
        row.action().events().stream()
            .distinct()
            .forEach(event -> worth.merge(event, row.action().weight(), Double::sum));
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    worth.forEach((event, weight) -> rows.add(List.of(event, weight)));
    return SmallTable.named("metric_event")
        .with("v_name", Type.TEXT)
        .with("v_worth", Type.REAL)
        .withRows(List.copyOf(rows));
  }

  /** Which events each feature reads. */
  static SmallTable actions(BoundModel model) {
    List<List<Object>> rows = new ArrayList<>();
    for (ActionRow row : features(model)) {
      row.action().events().stream()
          .distinct()
          .forEach(event -> rows.add(List.of(event, row.key())));
    }
    return SmallTable.named("metric_action")
        .with("v_name", Type.TEXT)
        .with("v_action", Type.INTEGER)
        .withRows(List.copyOf(rows));
  }

  /** The actions that count for good. */
  static List<ActionRow> features(BoundModel model) {
    return model.actions().stream().filter(row -> row.action().weight() > 0).toList();
  }

  static SmallTable windows() {
    return SmallTable.named("metric_window")
        .with("days", Type.INTEGER)
        .withRows(WINDOWS.stream().map(days -> List.<Object>of(days)).toList());
  }

  static SmallTable periods(List<Bounds> periods) {
    List<List<Object>> rows = new ArrayList<>();
    for (int key = 0; key < periods.size(); key++) {
      rows.add(List.of(key, periods.get(key).first().toString()));
    }
    return SmallTable.named("metric_period_text")
        .with("period_key", Type.INTEGER)
        .with("first_text", Type.TEXT)
        .withRows(List.copyOf(rows));
  }

  static SmallTable periodDays(List<Bounds> periods) {
    List<List<Object>> rows = new ArrayList<>();
    for (int key = 0; key < periods.size(); key++) {
      Bounds period = periods.get(key);
      for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
        rows.add(List.of(day.toString(), key));
      }
    }
    return SmallTable.named("metric_period_day_text")
        .with("day_text", Type.TEXT)
        .with("period_key", Type.INTEGER)
        .withRows(List.copyOf(rows));
  }
}
