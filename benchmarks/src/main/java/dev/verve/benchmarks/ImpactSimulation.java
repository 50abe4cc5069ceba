package dev.verve.benchmarks;

import dev.verve.insight.impact.Arm;
import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Look;
import dev.verve.insight.impact.MetricSums;
import dev.verve.insight.impact.MetricSums.Kind;
import dev.verve.insight.impact.Trial;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.Verdict;
import dev.verve.insight.intervention.Judgement;
import dev.verve.stats.DifferenceInDifferences;
import dev.verve.stats.Effect;
import dev.verve.stats.Moments;
import dev.verve.stats.Panel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How often verdicts are wrong where the truth is known: A/A tests, daily peeking, intervals that
 * should hold the true effect, users who come back by themselves, and trends that differed before.
 */
public final class ImpactSimulation {
  private static final int USERS = 500;
  private static final int LOOKS = 20;
  private static final double EFFECT = 1;

  private final int runs;
  private final long firstSeed;

  ImpactSimulation(int runs, long firstSeed) {
    this.runs = runs;
    this.firstSeed = firstSeed;
  }

  /**
   * Prints what came out.
   *
   * @param args how many trials of each kind, how many whole products, and the first seed
   */
  public static void main(String[] args) {
    int runs = Integer.parseInt(args[0]);
    int products = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    ImpactSimulation simulation = new ImpactSimulation(runs, seed);
    System.out.printf("A/A, CUPED: %.2f %% alarms%n", 100 * simulation.alarms(1));
    System.out.printf("A/A, three arms, Holm: %.2f %% alarms%n", 100 * simulation.alarms(3));
    System.out.printf("A/A, %d daily looks: %.2f %% alarms%n", LOOKS, 100 * simulation.peeking());
    System.out.printf("intervals by CUPED: %.2f %% hold the effect%n", 100 * simulation.coverage());
    System.out.printf(
        "intervals of ratios: %.2f %% hold the effect%n", 100 * simulation.ratioCoverage());
    System.out.printf("different trends before: %.2f %% refused%n", 100 * simulation.trends());
    ImpactSimulation whole = new ImpactSimulation(products, seed);
    System.out.printf("low users, nobody held out: %s%n", whole.bounced("none"));
    System.out.printf("low users, half held out: %s%n", whole.bounced("50%"));
  }

  /** The share of trials without effect in which any arm is told to have one. */
  double alarms(int arms) {
    int alarms = 0;
    for (int run = 0; run < runs; run++) {
      Trial trial = new SimulatedTrial(firstSeed + run).means(arms, USERS, 0);
      boolean alarm =
          TrialAnalysis.defaults().judge(trial).comparisons().stream()
              .anyMatch(found -> found.verdict() != Verdict.NO_EVIDENCE);
      alarms += alarm ? 1 : 0;
    }
    return (double) alarms / runs;
  }

  /** The share of trials without effect that raise an alarm at any of twenty daily looks. */
  double peeking() {
    int alarms = 0;
    int daily = 60;
    TrialAnalysis analysis = TrialAnalysis.defaults().withLook(Look.daily(2L * LOOKS * daily));
    for (int run = 0; run < runs; run++) {
      SimulatedTrial users = new SimulatedTrial(firstSeed + run);
      Moments treated = Moments.NONE;
      Moments holdout = Moments.NONE;
      boolean alarm = false;
      for (int look = 0; look < LOOKS; look++) {
        treated = treated.plus(users.more(daily));
        holdout = holdout.plus(users.more(daily));
        alarm |= analysis.judge(trial(treated, holdout)).verdict() != Verdict.NO_EVIDENCE;
      }
      alarms += alarm ? 1 : 0;
    }
    return (double) alarms / runs;
  }

  private static Trial trial(Moments treated, Moments holdout) {
    return new Trial(
        List.of("score"),
        new Arm("holdout", holdout.n(), List.of(MetricSums.of(holdout, Kind.MEAN))),
        List.of(new Arm("treated", treated.n(), List.of(MetricSums.of(treated, Kind.MEAN)))),
        List.of(1.0, 1.0),
        false);
  }

  /** The share of intervals by CUPED that hold a true effect. */
  double coverage() {
    int held = 0;
    for (int run = 0; run < runs; run++) {
      Trial trial = new SimulatedTrial(firstSeed + run).means(1, USERS, EFFECT);
      held += holds(TrialAnalysis.defaults().judge(trial).primary(), EFFECT) ? 1 : 0;
    }
    return (double) held / runs;
  }

  /** The share of intervals of ratios by the delta method that hold a true effect. */
  double ratioCoverage() {
    double effect = 0.2;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      Trial trial = new SimulatedTrial(firstSeed + run).ratios(USERS, 3, effect);
      held += holds(TrialAnalysis.defaults().judge(trial).primary(), effect) ? 1 : 0;
    }
    return (double) held / runs;
  }

  private static boolean holds(Comparison found, double effect) {
    Effect told = found.deciding().orElseThrow();
    return told.low() <= effect && effect <= told.high();
  }

  /** The share of panels whose treated rose before the start already that a gate refuses. */
  double trends() {
    int refused = 0;
    for (int run = 0; run < runs; run++) {
      DifferenceInDifferences found =
          DifferenceInDifferences.of(rising(new SplittableRandom(firstSeed + run)), 0.95)
              .value()
              .orElseThrow();
      refused += found.gatesHold() ? 0 : 1;
    }
    return (double) refused / runs;
  }

  private static Panel rising(SplittableRandom random) {
    int units = 400;
    int periods = 10;
    double[][] values = new double[units][periods];
    boolean[] treated = new boolean[units];
    for (int unit = 0; unit < units; unit++) {
      treated[unit] = unit % 2 == 0;
      double level = 20 * random.nextDouble();
      for (int period = 0; period < periods; period++) {
        double rise = treated[unit] ? 0.5 * period : 0;
        values[unit][period] = level + rise + 5 * (random.nextDouble() - 0.5);
      }
    }
    return Panel.of(values, treated, 7);
  }

  /** The verdicts on interventions among low users in products where nothing was done. */
  Map<Verdict, Integer> bounced(String holdout) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int run = 0; run < runs; run++) {
      Judgement found = new BounceBack(firstSeed + run).judged(holdout);
      verdicts.merge(found.impact().verdict(), 1, Integer::sum);
    }
    return verdicts;
  }
}
