package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.stats.Conclusion;
import dev.verve.stats.MultipleTests;
import dev.verve.stats.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

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
 */
public record TrialAnalysis(double level, Goal goal, Look look) {
  public TrialAnalysis {
    require(level > 0 && level < 1, "level must be between 0 and 1, was %s", level);
  }

  /** Intervals of 95 %, more is better, one look. */
  public static TrialAnalysis defaults() {
    return new TrialAnalysis(0.95, Goal.HIGHER, Look.once());
  }

  /** The same for metrics that should move another way. */
  public TrialAnalysis withGoal(Goal other) {
    return new TrialAnalysis(level, other, look);
  }

  /** The same for people who look otherwise. */
  public TrialAnalysis withLook(Look other) {
    return new TrialAnalysis(level, goal, other);
  }

  /** Judges an experiment. */
  public Impact judge(Trial trial) {
    Conclusion<SampleRatio> srm = sampleRatio(trial);
    List<ArmTest> tests = new ArrayList<>();
    for (int metric = 0; metric < trial.metrics().size(); metric++) {
      for (Arm arm : trial.treated()) {
        tests.add(ArmTest.of(trial, arm, metric, this));
      }
    }
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
    double[] adjusted =
        MultipleTests.holm(
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
    return arm.metrics().stream()
        .map(MetricSums::metric)
        .map(m -> m.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(m.mean()))
        .toList();
  }

  private String method(Trial trial, List<ArmTest> tests) {
    StringBuilder method = new StringBuilder(look.method());
    if (look.isOnce() && trial.before()) {
      boolean decides = tests.stream().anyMatch(test -> test.cuped().value().isPresent());
      method.append(decides ? ", decided by CUPED on the earlier value" : "");
    }
    if (tests.size() > 1) {
      method.append(", Holm over ").append(tests.size()).append(" comparisons");
    }
    return method + String.format(Locale.ROOT, "; intervals of %.0f %%", 100 * level);
  }
}
