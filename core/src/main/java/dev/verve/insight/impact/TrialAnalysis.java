package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.stats.Conclusion;
import dev.verve.stats.MultipleTests;
import dev.verve.stats.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Judges a randomised experiment at its planned date.
 *
 * <p>Welch's test of the difference of means; with an earlier value, CUPED decides (Deng, Xu,
 * Kohavi and Walker 2013). The p-values of all arms and metrics are adjusted by Holm's method,
 * because they are read together. Before any of that, sizes of the arms that chance would give less
 * than once in a thousand make the experiment invalid, and fewer than {@value ArmTest#LEAST_USERS}
 * users an arm, or a share with 5 or fewer successes or failures, insufficient.
 *
 * <p>It assumes one look. Who looks daily and stops when it pleases needs {@link Look#daily}.
 *
 * @param level the level of the intervals; one minus it is the chance of a false alarm
 * @param goal which way the metrics should move
 * @param look how often people look
 * @param beside metrics that are read beside the primary ones, such as the outcome: among
 *     themselves they are adjusted by the method of Benjamini and Hochberg, and they take nothing
 *     from the primary ones
 */
public record TrialAnalysis(double level, Goal goal, Look look, Set<String> beside) {
  public TrialAnalysis {
    beside = Set.copyOf(beside);
    require(level > 0 && level < 1, "level must be between 0 and 1, was %s", level);
  }

  /** Intervals of 95 %, more is better, one look. */
  public static TrialAnalysis defaults() {
    return new TrialAnalysis(0.95, Goal.HIGHER, Look.once(), Set.of());
  }

  /** The same for metrics that should move another way. */
  public TrialAnalysis withGoal(Goal other) {
    return new TrialAnalysis(level, other, look, beside);
  }

  /** The same for people who look otherwise. */
  public TrialAnalysis withLook(Look other) {
    return new TrialAnalysis(level, goal, other, beside);
  }

  /** The same where some metrics are read beside the others. */
  public TrialAnalysis withBeside(Set<String> metrics) {
    return new TrialAnalysis(level, goal, look, metrics);
  }

  /** Judges an experiment. */
  public Impact judge(Trial trial) {
    Conclusion<SampleRatio> srm = sampleRatio(trial);
    List<ArmTest> asked = new ArrayList<>();
    for (int metric = 0; metric < trial.metrics().size(); metric++) {
      for (Arm arm : trial.treated()) {
        asked.add(ArmTest.of(trial, arm, metric, this));
      }
    }
    List<ArmTest> tests = new ArrayList<>(primary(asked));
    tests.addAll(secondary(asked));
    boolean mismatch = srm.value().filter(SampleRatio::mismatch).isPresent();
    List<Comparison> comparisons =
        mismatch
            ? tests.stream()
                .map(test -> test.refused(Verdict.INVALID, "The arms' sizes are off."))
                .toList()
            : judged(tests);
    return new Impact(
        comparisons,
        groups(trial),
        Evidence.RANDOMISED,
        srm,
        method(trial, tests),
        new TrialNotes(trial).of(srm, tests, comparisons));
  }

  private List<Comparison> judged(List<ArmTest> tests) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.addAll(judged(primary(tests), MultipleTests::holm));
    comparisons.addAll(judged(secondary(tests), MultipleTests::benjaminiHochberg));
    return comparisons;
  }

  private List<ArmTest> secondary(List<ArmTest> tests) {
    return tests.stream().filter(test -> beside.contains(test.metric())).toList();
  }

  private List<ArmTest> primary(List<ArmTest> tests) {
    return tests.stream().filter(test -> !beside.contains(test.metric())).toList();
  }

  private static List<Comparison> judged(List<ArmTest> tests, UnaryOperator<double[]> adjusting) {
    double[] adjusted =
        adjusting.apply(
            tests.stream().flatMapToDouble(t -> t.p().stream().mapToDouble(p -> p)).toArray());
    int next = 0;
    List<Comparison> comparisons = new ArrayList<>();
    for (ArmTest test : tests) {
      if (test.p().isEmpty()) {
        comparisons.add(test.refused(Verdict.INSUFFICIENT, test.refusal()));
      } else {
        comparisons.add(test.judged(adjusted[next++], adjusted.length));
      }
    }
    return comparisons;
  }

  private static Conclusion<SampleRatio> sampleRatio(Trial trial) {
    List<Arm> arms = all(trial);
    return SampleRatio.test(
        arms.stream().mapToLong(Arm::users).toArray(),
        trial.shares().stream().mapToDouble(share -> share).toArray());
  }

  private static List<Arm> all(Trial trial) {
    List<Arm> arms = new ArrayList<>();
    arms.add(trial.control());
    arms.addAll(trial.treated());
    return arms;
  }

  private static List<Impact.Group> groups(Trial trial) {
    return all(trial).stream()
        .map(arm -> new Impact.Group(arm.name(), arm.users(), means(arm)))
        .toList();
  }

  private static List<OptionalDouble> means(Arm arm) {
    return arm.metrics().stream().map(MetricSums::level).toList();
  }

  private String method(Trial trial, List<ArmTest> tests) {
    StringBuilder method = new StringBuilder(look.method());
    if (look.isOnce() && trial.before()) {
      boolean decides = tests.stream().anyMatch(test -> test.cuped().value().isPresent());
      method.append(decides ? ", decided by CUPED on the earlier value" : "");
    }
    if (trial.treated().get(0).metrics().stream().anyMatch(MetricSums::isRatio)) {
      method.append(", ratios of sums by the delta method");
    }
    int primary = primary(tests).size();
    if (primary > 1) {
      method.append(", Holm over ").append(primary).append(" comparisons");
    }
    if (tests.size() - primary > 1) {
      method
          .append(", Benjamini–Hochberg over the ")
          .append(tests.size() - primary)
          .append(" beside them");
    }
    return method + String.format(Locale.ROOT, "; intervals of %.0f %%", 100 * level);
  }
}
