package dev.verve.benchmarks;

import dev.verve.benchmarks.SimulatedPair.Injection;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Cause.View;
import dev.verve.insight.diagnosis.Diagnosis;
import java.util.List;

/**
 * How often a diagnosis cries wolf on periods without change, and how often it names what broke:
 * the right branch first among the branches and the right segment first among the segments. What
 * breaks costs the average at least 2 points: as much as it may, hardly more than that, or for the
 * users of two traits together.
 */
public final class DiagnosisSimulation {
  private static final double LEAST_HARM = 2;
  private static final double WEAK_HARM = 2.3;
  private static final double LEFT = 0.05;
  private static final int FEW_COUNTRIES = 2;

  private final int pairs;
  private final long firstSeed;

  private DiagnosisSimulation(int pairs, long firstSeed) {
    this.pairs = pairs;
    this.firstSeed = firstSeed;
  }

  /**
   * What came out.
   *
   * @param alarms quiet pairs with a cause
   * @param strong pairs of which the right branch and segment came first
   * @param weak likewise, where it cost hardly more than 2 points
   * @param crossed likewise, where it broke for the users of two traits together
   */
  public record Outcome(int alarms, int strong, int weak, int crossed) {}

  /**
   * Prints the outcome.
   *
   * @param args how many pairs of each kind, and the first seed
   */
  public static void main(String[] args) {
    int pairs = Integer.parseInt(args[0]);
    Outcome outcome = run(pairs, args.length > 1 ? Long.parseLong(args[1]) : 1);
    System.out.printf(
        """
        without change: %d of %d report a cause
        at least 2 points: %d of %d name branch and segment first
        2 to 2.6 points: %d of %d name branch and segment first
        at least 2 points by two traits together: %d of %d name branch and pair first
        """,
        outcome.alarms, pairs, outcome.strong, pairs, outcome.weak, pairs, outcome.crossed, pairs);
  }

  /** Simulates so many pairs of each kind. */
  static Outcome run(int pairs, long firstSeed) {
    var simulation = new DiagnosisSimulation(pairs, firstSeed);
    return new Outcome(
        simulation.alarms(),
        simulation.named(Kind.STRONG),
        simulation.named(Kind.WEAK),
        simulation.named(Kind.CROSSED));
  }

  private enum Kind {
    STRONG,
    WEAK,
    CROSSED
  }

  private int alarms() {
    int alarms = 0;
    for (long seed = firstSeed; seed < firstSeed + pairs; seed++) {
      alarms += new SimulatedPair(seed).quiet().isChange() ? 1 : 0;
    }
    return alarms;
  }

  private int named(Kind kind) {
    int broken = 0;
    int named = 0;
    for (long seed = firstSeed; broken < pairs; seed++) {
      if (seed > firstSeed + 20L * pairs) {
        throw new IllegalStateException("too few injections cost enough, were " + broken);
      }
      boolean crossed = kind == Kind.CROSSED;
      SimulatedPair pair =
          crossed ? new SimulatedPair(seed, FEW_COUNTRIES) : new SimulatedPair(seed);
      Injection injection = crossed ? Injection.crossed(seed) : Injection.of(seed);
      double quiet = pair.quiet().averageTo();
      Diagnosis harmed = pair.broken(injection, LEFT);
      if (kind == Kind.WEAK && quiet - harmed.averageTo() > WEAK_HARM) {
        double share = WEAK_HARM / (quiet - harmed.averageTo());
        harmed = pair.broken(injection, 1 - (1 - LEFT) * share);
      }
      double harm = quiet - harmed.averageTo();
      if (harm >= LEAST_HARM && (kind != Kind.WEAK || harm <= LEAST_HARM + 0.6)) {
        broken++;
        named += isNamed(harmed, injection, harm) ? 1 : 0;
      }
    }
    return named;
  }

  private static boolean isNamed(Diagnosis harmed, Injection injection, double harm) {
    boolean right =
        first(harmed, List.of(View.BRANCH)).equals(injection.branchSlug())
            && first(harmed, List.of(View.SEGMENT, View.PAIR)).equals(injection.segment());
    if (!right || Boolean.getBoolean("verve.verbose")) {
      System.out.printf("%s cost %.2f: %s%n", injection, harm, harmed.reported());
    }
    return right;
  }

  private static String first(Diagnosis diagnosis, List<View> views) {
    return diagnosis.reported().stream()
        .filter(cause -> views.contains(cause.view()))
        .findFirst()
        .map(Cause::name)
        .orElse("");
  }
}
