package dev.verve.benchmarks;

import dev.verve.insight.impact.Arm;
import dev.verve.insight.impact.MetricSums;
import dev.verve.insight.impact.MetricSums.Kind;
import dev.verve.insight.impact.Trial;
import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trials of users as products have them: a third never act, the others act skewed, and what they
 * did before tells half of what they do.
 */
final class SimulatedTrial {
  private static final double IDLE = 0.33;

  private final SplittableRandom random;

  SimulatedTrial(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A trial of arms with the same number of users each, the treated ones lifted by an effect. */
  Trial means(int treatedArms, int users, double effect) {
    List<Arm> treated = new ArrayList<>();
    List<Double> shares = new ArrayList<>(List.of(1.0));
    for (int arm = 0; arm < treatedArms; arm++) {
      treated.add(arm("treated-" + arm, users, effect));
      shares.add(1.0);
    }
    return new Trial(List.of("score"), arm("holdout", users, 0), treated, shares, true);
  }

  private Arm arm(String name, int users, double effect) {
    double[] before = new double[users];
    double[] after = new double[users];
    for (int i = 0; i < users; i++) {
      boolean idle = random.nextDouble() < IDLE;
      double habit = idle ? 0 : 10 * exponential();
      before[i] = habit * (0.5 + random.nextDouble());
      after[i] = habit * (0.5 + random.nextDouble()) + (idle ? 0 : 5 * exponential()) + effect;
    }
    MetricSums sums =
        new MetricSums(BivariateMoments.of(before, after), Moments.NONE, 0, Kind.MEAN);
    return new Arm(name, users, List.of(sums));
  }

  /** A trial of points per session, whose sessions hang on the user. */
  Trial ratios(int users, double perSession, double effect) {
    return new Trial(
        List.of("points/sessions"),
        ratioArm("holdout", users, perSession),
        List.of(ratioArm("treated", users, perSession + effect)),
        List.of(1.0, 1.0),
        false);
  }

  private Arm ratioArm(String name, int users, double perSession) {
    double[] sessions = new double[users];
    double[] points = new double[users];
    for (int i = 0; i < users; i++) {
      sessions[i] = 1 + Math.floor(4 * exponential());
      double own = perSession + random.nextDouble() - 0.5;
      points[i] = sessions[i] * own + random.nextDouble() - 0.5;
    }
    MetricSums sums =
        new MetricSums(BivariateMoments.of(sessions, points), Moments.NONE, 0, Kind.RATIO);
    return new Arm(name, users, List.of(sums));
  }

  /** Values of so many more users of an arm. */
  Moments more(int users) {
    return Moments.of(random.doubles(users).map(u -> -Math.log1p(-u)).toArray());
  }

  private double exponential() {
    return -Math.log1p(-random.nextDouble());
  }
}
