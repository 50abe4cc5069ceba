package dev.verve.cli;

import dev.verve.duckdb.source.TableCheck;
import dev.verve.duckdb.source.TableInput;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured. */
final class MetricOptions {
  @Option(
      names = "--metric",
      paramLabel = "COL",
      description = {
        "The column that should move; the first one decides. Repeatable.",
        "revenue/sessions is the ratio of two columns' sums."
      })
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--before",
      paramLabel = "COL",
      description = "The same metric before the assignment: CUPED makes smaller effects visible.")
  private @Nullable String before;

  List<String> names() {
    return List.copyOf(metrics);
  }

  /** The metrics that are ratios of two columns, since no column has their name. */
  Set<String> ratios(TableInput table) {
    return metrics.stream()
        .filter(metric -> metric.indexOf('/') > 0 && !table.columns().contains(metric))
        .collect(Collectors.toSet());
  }

  Optional<String> before() {
    return Optional.ofNullable(before);
  }

  void requireNamed(Problems problems) {
    require(problems, "--metric", metrics.isEmpty() ? null : metrics.get(0));
  }

  static void require(Problems problems, String option, @Nullable String value) {
    if (value == null) {
      problems.add(
          Place.option(option), "this option is missing", "Name the column: `" + option + " COL`.");
    }
  }

  TableCheck check(TableInput table) {
    TableCheck check = table.check();
    Set<String> ratios = ratios(table);
    for (String metric : metrics) {
      if (ratios.contains(metric)) {
        check.number("--metric", numerator(metric)).number("--metric", denominator(metric));
      } else {
        check.number("--metric", metric);
      }
    }
    before().ifPresent(column -> check.number("--before", column));
    return check;
  }

  private static String numerator(String ratio) {
    return ratio.substring(0, ratio.indexOf('/'));
  }

  private static String denominator(String ratio) {
    return ratio.substring(ratio.indexOf('/') + 1);
  }

  /** The columns {@code m0, d0, m1, …} and {@code before} of a query on the table. */
  String columns(TableInput table) {
    Set<String> ratios = ratios(table);
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < metrics.size(); i++) {
      String metric = metrics.get(i);
      if (ratios.contains(metric)) {
        columns.append(table.number(numerator(metric))).append(" as m").append(i).append(", ");
        columns.append(table.number(denominator(metric))).append(" as d").append(i).append(", ");
      } else {
        columns.append(table.number(metric)).append(" as m").append(i).append(", ");
      }
    }
    return columns + before().map(table::number).orElse("cast(null as double)") + " as before";
  }
}
