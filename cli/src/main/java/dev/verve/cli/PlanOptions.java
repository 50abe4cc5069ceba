package dev.verve.cli;

import dev.verve.duckdb.source.TableInput;
import dev.verve.insight.impact.MetricSums;
import dev.verve.insight.impact.TrialPlan;
import dev.verve.insight.impact.TrialTable;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.intervention.InterventionPower;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.insight.intervention.PowerQuestion;
import dev.verve.model.InterventionReader;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an experiment is planned. */
final class PlanOptions {
  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Plan: the users of all arms. Default: as many as there are.")
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

  @Option(
      names = "--days",
      split = ",",
      paramLabel = "N",
      defaultValue = "7,14,28",
      description = "Plan on events: after how many days. Default: ${DEFAULT-VALUE}.")
  private List<Integer> days = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "WHOM",
      description =
          "Plan on events: for whom, as in an intervention, such as 'segment: {plan: pro}'.")
  private @Nullable String target;

  /** What an intervention on these events could show. */
  PowerAnswer answer(Ground ground, MetricOptions metrics) {
    requirePossible();
    ScoreModel model = ground.model().model();
    PowerQuestion question = PowerQuestion.defaults().withHoldout(holdout).withDays(days);
    if (!metrics.names().isEmpty()) {
      question =
          question.withMetric(InterventionReader.metric("--metric", metrics.names().get(0), model));
    }
    if (target != null) {
      question = question.withTarget(InterventionReader.target("--target", target, model));
    }
    return new InterventionPower(ground)
        .answer(users == null ? question : question.withUsers(users));
  }

  PlanAnswer answer(GivenTable job, MetricOptions metrics) {
    requireSound(metrics);
    TableInput table = job.table();
    metrics.check(table).refuseIfAny();
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
    problems.refuseIfAny();
    requirePossible();
  }

  private void requirePossible() {
    Problems problems = new Problems();
    if (days.stream().anyMatch(number -> number < 1)) {
      problems.add(Place.option("--days"), "must be above 0", "Try `--days 14`.");
    }
    if (!(holdout > 0 && holdout < 1)) {
      problems.add(Place.option("--holdout"), "must be above 0 and below 1", "Try 0.5 or 0.1.");
    }
    if (users != null && users < 1) {
      problems.add(Place.option("--size"), "must be above 0", "");
    }
    if (effect != null && (effect == 0 || !Double.isFinite(effect))) {
      problems.add(Place.option("--effect"), "must be a number other than 0", "");
    }
    problems.refuseIfAny();
  }
}
