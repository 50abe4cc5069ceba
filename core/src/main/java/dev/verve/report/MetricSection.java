package dev.verve.report;

import dev.verve.chart.Cell;
import dev.verve.chart.Digits;
import dev.verve.chart.Grid;
import dev.verve.chart.Section;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricUnit;
import dev.verve.insight.metrics.MetricValue;
import dev.verve.sql.Bounds;
import java.util.List;
import java.util.Optional;

/** The metrics that are read beside the score, with what each means or why it is missing. */
public final class MetricSection {
  private MetricSection() {}

  static Section of(MetricAnswer answer) {
    List<Bounds> periods = answer.question().periods();
    Bounds last = periods.get(periods.size() - 1);
    Grid grid = new Grid("metrics").text("Metric").number("value").text("what it is");
    List<Metric> asked = answer.question().metrics().stream().sorted().toList();
    for (Metric metric : asked) {
      answer
          .latest(metric)
          .flatMap(MetricSection::cell)
          .ifPresent(
              cell -> grid.row(Cell.text(metric.title()), cell, Cell.text(metric.definition())));
    }
    Section section =
        new Section("Metrics beside the score")
            .say("From %s to %s.".formatted(last.first(), last.last()))
            .list(grid);
    List<String> missing =
        asked.stream()
            .filter(metric -> answer.reasons().containsKey(metric))
            .map(metric -> metric.title() + " cannot be computed. " + answer.reasons().get(metric))
            .toList();
    return missing.isEmpty() ? section : section.list(missing);
  }

  private static Optional<Cell> cell(MetricValue value) {
    return value.value().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Cell.number(
                value.value().getAsDouble(),
                shown(value.metric().unit(), value.value().getAsDouble())));
  }

  /** A value as it is shown, in its unit. */
  public static String shown(MetricUnit unit, double value) {
    return switch (unit) {
      case PERCENT -> Digits.percent(value / 100);
      case RATIO -> Digits.hundredths(value);
      case USERS -> value == Math.rint(value) ? Digits.count(value) : Digits.tenths(value);
      case DAYS, MINUTES, ACTIONS, SCORE, BALANCE -> Digits.tenths(value);
    };
  }
}
