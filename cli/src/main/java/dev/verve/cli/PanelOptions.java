package dev.verve.cli;

import dev.verve.duckdb.source.TableCheck;
import dev.verve.duckdb.source.TableInput;
import dev.verve.insight.impact.Goal;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.PanelAnalysis;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an intervention that was not randomised is judged. */
final class PanelOptions {
  @Option(names = "--unit", paramLabel = "COL", description = "Panel: the column of units.")
  private @Nullable String unit;

  @Option(
      names = "--period",
      paramLabel = "COL",
      description = "Panel: the column of periods, as numbers or ISO dates.")
  private @Nullable String period;

  @Option(
      names = "--treated",
      paramLabel = "COL",
      description = "Panel: 1 or true for treated units, or for their periods from the start on.")
  private @Nullable String treated;

  @Option(
      names = "--start",
      paramLabel = "PERIOD",
      description = "Panel: the first period of the treatment.")
  private @Nullable String start;

  @Option(
      names = "--selected-in",
      paramLabel = "PERIOD",
      description =
          "Panel: a period whose values decided who was treated; it is left out. Repeatable.")
  private List<String> selectedIn = new ArrayList<>();

  @Option(
      names = "--cluster",
      paramLabel = "COL",
      description = "Panel: what was assigned as a whole, such as the account. Default: the unit.")
  private @Nullable String cluster;

  void requireComplete(MetricOptions metrics) {
    Problems problems = new Problems();
    MetricOptions.require(problems, "--unit", unit);
    MetricOptions.require(problems, "--period", period);
    MetricOptions.require(problems, "--treated", treated);
    metrics.requireNamed(problems);
    if (metrics.names().size() > 1) {
      problems.add(Place.option("--metric"), "a panel has one metric", "Run each on its own.");
    }
    if (start == null) {
      problems.add(
          Place.option("--start"),
          "this option is missing",
          "Name the first period of the treatment.");
    }
    problems.refuseIfAny();
  }

  Impact judge(GivenTable job, MetricOptions metrics, Goal goal) {
    TableInput table = job.table();
    String units = Objects.requireNonNull(unit);
    String periods = Objects.requireNonNull(period);
    String flags = Objects.requireNonNull(treated);
    TableCheck check =
        table
            .check()
            .column("--unit", units)
            .column("--period", periods)
            .number("--treated", flags);
    if (cluster != null) {
      check.column("--cluster", cluster);
    }
    check.number("--metric", metrics.names().get(0)).refuseIfAny();
    job.engine()
        .table(
            "panel",
            "select %s as unit, %s as period, %s as treated, %s as y, %s as cluster from %s"
                .formatted(
                    table.text(units),
                    table.text(periods),
                    table.number(flags),
                    table.number(metrics.names().get(0)),
                    table.text(cluster == null ? units : cluster),
                    table.relation()));
    return PanelAnalysis.from(Objects.requireNonNull(start))
        .withSelectedIn(selectedIn)
        .withGoal(goal)
        .judge(job.engine(), "panel", metrics.names().get(0))
        .withWarnings(job.warnings());
  }
}
