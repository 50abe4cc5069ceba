package dev.verve.cli;

import dev.verve.duckdb.source.TableInput;
import dev.verve.insight.impact.MetricSums;
import dev.verve.insight.impact.TrialPlan;
import dev.verve.insight.impact.TrialTable;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an experiment is planned. */
final class PlanOptions {
  @Option(
      names = "--users",
      paramLabel = "N",
      description = "Plan: the users of all arms. Default: the rows of the table.")
  private @Nullable Long users;

  @Option(
      names = "--effect",
      paramLabel = "X",
      description = "Plan: the difference that should be seen; tells how many users that needs.")
  private @Nullable Double effect;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Plan: the share of users in the control. Default: ${DEFAULT-VALUE}.")
  private double holdout = 0.5;

  PlanAnswer answer(GivenTable job, MetricOptions metrics) {
    requireSound(metrics);
    TableInput table = job.table();
    metrics.check(table.check()).refuseIfAny();
    job.engine()
        .table(
            "history",
            "select cast(null as varchar) as id, 'all' as arm, %s from %s"
                .formatted(metrics.columns(table), table.relation()));
    String metric = metrics.names().get(0);
    MetricSums sums =
        new TrialTable(job.engine(), "history", metrics.names(), metrics.before().isPresent())
            .all()
            .get(0);
    return new PlanAnswer(
        metric,
        sums.metric(),
        TrialPlan.of(sums, holdout),
        users == null ? sums.metric().n() : users,
        effect == null ? OptionalDouble.empty() : OptionalDouble.of(effect));
  }

  private void requireSound(MetricOptions metrics) {
    Problems problems = new Problems();
    metrics.requireNamed(problems);
    if (!(holdout > 0 && holdout < 1)) {
      problems.add(Place.option("--holdout"), "must be above 0 and below 1", "Try 0.5 or 0.1.");
    }
    if (users != null && users < 1) {
      problems.add(Place.option("--users"), "must be above 0", "");
    }
    if (effect != null && (effect == 0 || !Double.isFinite(effect))) {
      problems.add(Place.option("--effect"), "must be a number other than 0", "");
    }
    problems.refuseIfAny();
  }
}
