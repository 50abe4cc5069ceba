package dev.verve.cli;

import dev.verve.insight.metrics.Benchmark;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricUnit;
import dev.verve.insight.metrics.MetricValue;
import dev.verve.sql.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Metrics for people: one line each, or one metric with all that is known of it. */
final class MetricsText {
  /** So many periods or segments fit beside each other. */
  private static final int COLUMNS = 6;

  private final MetricAnswer answer;
  private final Optional<Benchmark> benchmark;
  private final List<Bounds> periods;

  MetricsText(MetricAnswer answer, Optional<Benchmark> benchmark) {
    this.answer = answer;
    this.benchmark = benchmark;
    List<Bounds> all = answer.question().periods();
    this.periods = all.subList(Math.max(0, all.size() - COLUMNS), all.size());
  }

  /** Whether industry estimates exist for a metric. */
  /** The answer; of one metric with its definition. */
  List<String> lines(Optional<Metric> one) {
    List<String> lines = new ArrayList<>();
    one.ifPresentOrElse(metric -> lines.addAll(single(metric)), () -> lines.addAll(catalog()));
    benchmark.ifPresent(
        kind -> {
          lines.add("");
          lines.add(
              "%s: good is %d to %d %%, average %d to %d %%, below it needs improvement."
                  .formatted(kind.title(), kind.good(), kind.best(), kind.average(), kind.good()));
          lines.add(Benchmark.WARNING);
        });
    return lines;
  }

  private List<String> catalog() {
    Bounds last = periods.get(periods.size() - 1);
    List<String> lines = new ArrayList<>();
    lines.add(
        "Metrics of the %s from %s to %s"
            .formatted(answer.question().period().word(), last.first(), last.last()));
    lines.add("");
    Table table = new Table().text("metric");
    boolean alone = periods.size() == 1;
    periods.forEach(period -> table.number(alone ? "" : period.last().toString()));
    table.text("");
    for (Metric metric : answer.question().metrics().stream().sorted().toList()) {
      if (!answer.reasons().containsKey(metric)) {
        List<String> row = new ArrayList<>(List.of(metric.title()));
        periods.forEach(period -> row.add(shown(metric, period, "")));
        row.add(alone ? answer.latest(metric).map(MetricsText::parts).orElse("") : "");
        table.row(row.toArray(String[]::new));
      }
    }
    lines.addAll(table.lines());
    answer.question().by().ifPresent(trait -> lines.addAll(bySegment(last)));
    lines.addAll(unknown());
    return lines;
  }

  private List<String> bySegment(Bounds period) {
    List<String> segments =
        answer.values().stream()
            .map(MetricValue::segment)
            .filter(this::isOfTrait)
            .distinct()
            .limit(COLUMNS)
            .toList();
    Table table = new Table().text("");
    segments.forEach(table::number);
    for (Metric metric : answer.question().metrics().stream().sorted().toList()) {
      if (answer.of(metric).stream().anyMatch(value -> isOfTrait(value.segment()))) {
        List<String> row = new ArrayList<>(List.of(metric.title()));
        segments.forEach(segment -> row.add(shown(metric, period, segment)));
        table.row(row.toArray(String[]::new));
      }
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }

  private boolean isOfTrait(String segment) {
    return answer.question().by().map(trait -> segment.startsWith(trait + "=")).orElse(false);
  }

  private List<String> unknown() {
    List<String> lines = new ArrayList<>();
    answer.reasons().keySet().stream()
        .sorted()
        .forEach(
            metric ->
                lines.add(
                    "  %s cannot be computed. %s"
                        .formatted(metric.slug(), answer.reasons().get(metric))));
    if (!lines.isEmpty()) {
      lines.add(0, "");
    }
    return lines;
  }

  private List<String> single(Metric metric) {
    List<String> lines = new ArrayList<>();
    Optional<MetricValue> latest = answer.latest(metric);
    lines.add(
        metric.title() + latest.map(value -> ": " + text(value) + "  " + parts(value)).orElse(""));
    lines.add("");
    lines.add("  " + metric.definition());
    lines.add("  " + metric.formula());
    lines.addAll(unknown());
    List<MetricValue> values = answer.of(metric);
    if (values.size() > 1) {
      lines.add("");
      Table table = new Table().text("from").text("to").text("segment").number("value").text("");
      for (MetricValue value : values) {
        table.row(
            value.period().first().toString(),
            value.period().last().toString(),
            value.isTotal() ? "all" : value.segment(),
            text(value),
            parts(value));
      }
      lines.addAll(table.lines());
    }
    return lines;
  }

  private String shown(Metric metric, Bounds period, String segment) {
    return answer.of(metric).stream()
        .filter(value -> value.period().equals(period) && value.segment().equals(segment))
        .findFirst()
        .map(MetricsText::text)
        .orElse("–");
  }

  private static String parts(MetricValue value) {
    return value.denominator().isEmpty()
        ? ""
        : Numbers.amount(round(value.numerator()))
            + " ÷ "
            + Numbers.amount(round(value.denominator().getAsDouble()));
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String text(MetricValue value) {
    if (value.value().isEmpty()) {
      return "–";
    }
    double number = value.value().getAsDouble();
    boolean step = value.segment().startsWith("days=");
    MetricUnit unit = value.metric().unit();
    return switch (unit) {
      case PERCENT -> Numbers.percent(number / 100);
      case RATIO -> String.format(Locale.ROOT, "%.2f", number);
      case USERS ->
          value.denominator().isEmpty()
              ? Numbers.count(Math.round(number))
              : Numbers.points(number);
      case DAYS -> step ? Numbers.percent(number) : Numbers.points(number);
      case MINUTES, ACTIONS, SCORE -> Numbers.points(number);
      case BALANCE -> Numbers.change(number);
    };
  }
}
