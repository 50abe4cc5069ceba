package dev.verve.cli;

import dev.verve.duckdb.source.TableCheck;
import dev.verve.duckdb.source.TableInput;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.insight.impact.ControlGroup;
import dev.verve.insight.impact.Experiment;
import dev.verve.insight.impact.Goal;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Look;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.TrialColumns;
import dev.verve.insight.impact.TrialTable;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a randomised experiment is judged. */
final class TrialOptions {
  @Option(names = "--group", paramLabel = "COL", description = "Experiment: the column of arms.")
  private @Nullable String group;

  @Option(
      names = "--control",
      paramLabel = "NAME",
      description = "Experiment: the arm to compare with. Default: the one named so.")
  private @Nullable String control;

  @Option(
      names = "--shares",
      split = ",",
      paramLabel = "ARM=SHARE",
      description = "Experiment: the intended sizes, such as control=1,new=9. Default: equal.")
  private Map<String, Double> shares = new LinkedHashMap<>();

  @Option(
      names = "--winsorise",
      paramLabel = "QUANTILE",
      description = "Experiment: pulls values in to this quantile of all arms, such as 0.999.")
  private @Nullable Double winsor;

  @Option(
      names = "--daily",
      paramLabel = "USERS",
      description =
          "Experiment: for people who look every day; the number of users that was planned.")
  private @Nullable Long daily;

  @Option(
      names = "--outcome",
      paramLabel = "COL",
      description =
          "Experiment: what the metric should stand for, tested beside it; higher is better.")
  private @Nullable String outcome;

  @Option(
      names = "--segment",
      paramLabel = "COL",
      description = "Experiment: effects by this trait, exploratory. Repeatable.")
  private List<String> segments = new ArrayList<>();

  void requireComplete(MetricOptions metrics) {
    Problems problems = new Problems();
    MetricOptions.require(problems, "--group", group);
    metrics.requireNamed(problems);
    if (winsor != null && !(winsor > 0.5 && winsor < 1)) {
      problems.add(
          Place.option("--winsorise"), "must be above 0.5 and below 1", "Try `--winsorise 0.999`.");
    }
    if (daily != null && daily < 1) {
      problems.add(
          Place.option("--daily"), "must be above 0", "Name the planned users of all arms.");
    }
    shares.forEach(
        (arm, share) -> {
          if (!(share > 0)) {
            problems.add(Place.option("--shares"), arm + " must be above 0", "");
          }
        });
    problems.refuseIfAny();
  }

  Impact judge(GivenTable job, MetricOptions metrics, Goal goal) {
    TableInput table = job.table();
    String arms = group == null ? "" : group;
    TableCheck check = metrics.check(table).column("--group", arms);
    segments.forEach(segment -> check.column("--segment", segment));
    if (outcome != null) {
      check.number("--outcome", outcome);
    }
    check.refuseIfAny();
    TrialColumns columns = columns(table, metrics);
    if (winsor != null && !columns.ratios().isEmpty()) {
      throw UserError.of(
          Place.option("--winsorise"),
          "stands beside a ratio, whose parts belong together",
          "Judge the ratio without it.");
    }
    job.engine()
        .table(
            "trial",
            "select %s as id, %s as arm, %s%s from %s"
                .formatted(
                    id(table),
                    table.text(arms),
                    more(table, metrics.names().size()),
                    metrics.columns(table),
                    table.relation()));
    TrialTable trial = new TrialTable(job.engine(), "trial", columns);
    List<String> groups = trial.groups();
    String against = ControlGroup.of(groups, Optional.ofNullable(control));
    checkShares(groups);
    Look look = daily == null ? Look.once() : Look.daily(daily);
    TrialAnalysis analysis =
        TrialAnalysis.defaults()
            .withGoal(goal)
            .withLook(look)
            .withBeside(outcome == null ? Set.of() : Set.of(outcome));
    Impact impact =
        new Experiment(winsor == null ? trial : trial.winsorised(winsor), analysis)
            .judge(against, shares);
    Impact judged = outcome == null ? impact : impact.withOutcome(outcome);
    return judged.withWarnings(job.warnings()).withWarnings(stated());
  }

  private TrialColumns columns(TableInput table, MetricOptions metrics) {
    List<String> names = new ArrayList<>(metrics.names());
    if (outcome != null && names.contains(outcome)) {
      throw UserError.of(
          Place.option("--outcome"), "is a metric too", "Name it once, as one or the other.");
    }
    if (outcome != null) {
      names.add(outcome);
    }
    return TrialColumns.of(names, metrics.before().isPresent())
        .withRatios(metrics.ratios(table))
        .withSegments(segments);
  }

  /** The columns of the outcome, the metric after the others, and of the segments. */
  private String more(TableInput table, int metrics) {
    StringBuilder more = new StringBuilder();
    if (outcome != null) {
      more.append(table.number(outcome)).append(" as m").append(metrics).append(", ");
    }
    for (int i = 0; i < segments.size(); i++) {
      more.append(table.text(segments.get(i))).append(" as s").append(i).append(", ");
    }
    return more.toString();
  }

  private List<String> stated() {
    return winsor == null
        ? List.of()
        : List.of(
            "The lowest and the highest %s %% of all values were pulled in, as stated."
                .formatted(Numbers.significant(100 * (1 - winsor))));
  }

  private void checkShares(List<String> groups) {
    Problems problems = new Problems();
    for (String arm : shares.keySet()) {
      if (!groups.contains(arm)) {
        problems.add(
            Place.option("--shares"), "no group '" + arm + "'", Suggestion.didYouMean(arm, groups));
      }
    }
    for (String arm : shares.isEmpty() ? List.<String>of() : groups) {
      if (!shares.containsKey(arm)) {
        problems.add(
            Place.option("--shares"), "'" + arm + "' has no share", "Give every arm its share.");
      }
    }
    problems.refuseIfAny();
  }

  private static String id(TableInput table) {
    String found =
        new RoleFinder(Map.of())
            .find(table.columns(), List.of(ColumnRole.USER))
            .getOrDefault(ColumnRole.USER, table.columns().contains("id") ? "id" : "");
    return found.isEmpty() ? "cast(null as varchar)" : table.text(found);
  }
}
