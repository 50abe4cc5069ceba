package dev.verve.cli;

import dev.verve.duckdb.source.TableCheck;
import dev.verve.duckdb.source.TableInput;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured. */
final class MetricOptions {
  @Option(
      names = "--metric",
      paramLabel = "COL",
      description = "The column that should move; the first one decides. Repeatable.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--before",
      paramLabel = "COL",
      description = "The same metric before the assignment: CUPED makes smaller effects visible.")
  private @Nullable String before;

  List<String> names() {
    return List.copyOf(metrics);
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

  TableCheck check(TableCheck check) {
    metrics.forEach(metric -> check.number("--metric", metric));
    before().ifPresent(column -> check.number("--before", column));
    return check;
  }

  /** The columns {@code m0, m1, …} and {@code before} of a query on the table. */
  String columns(TableInput table) {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < metrics.size(); i++) {
      columns.append(table.number(metrics.get(i))).append(" as m").append(i).append(", ");
    }
    return columns + before().map(table::number).orElse("cast(null as double)") + " as before";
  }
}
