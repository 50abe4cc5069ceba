package dev.verve.benchmarks;

import dev.verve.benchmarks.SimulatedPair.Injection;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Cause.View;
import dev.verve.insight.diagnosis.Diagnosis;
import java.util.List;

/**
 * How often a diagnosis cries wolf on periods without change, and how often it names what broke:
 * the right branch first among the branches and the right segment first among the segments.
 */
public final class DiagnosisSimulation {
  private static final double LEAST_HARM = 2;

  /**
   * What came out.
   *
   * @param pairs quiet pairs of periods
   * @param alarms those with a cause
   * @param broken pairs in which something cost at least 2 points
   * @param named those of which the right branch and the right segment came first
   */
  public record Outcome(int pairs, int alarms, int broken, int named) {}

  private DiagnosisSimulation() {}

  /**
   * Prints the outcome.
   *
   * @param args how many pairs of each kind
   */
  public static void main(String[] args) {
    Outcome outcome = run(Integer.parseInt(args[0]), 1);
    System.out.printf(
        "without change: %d of %d pairs report a cause%n", outcome.alarms, outcome.pairs);
    System.out.printf(
        "with an injected cause of at least %.0f points: %d of %d name branch and segment first%n",
        LEAST_HARM, outcome.named, outcome.broken);
  }

  /** Simulates so many pairs of each kind. */
  static Outcome run(int pairs, long firstSeed) {
    int alarms = 0;
    int broken = 0;
    int named = 0;
    for (long seed = firstSeed; broken < pairs; seed++) {
      SimulatedPair pair = new SimulatedPair(seed);
      Diagnosis quiet = pair.quiet();
      boolean counted = seed < firstSeed + pairs;
      alarms += counted && quiet.isChange() ? 1 : 0;
      Injection injection = Injection.of(seed);
      Diagnosis harmed = pair.broken(injection, 0.05);
      if (quiet.averageTo() - harmed.averageTo() >= LEAST_HARM) {
        broken++;
        boolean right =
            first(harmed, List.of(View.BRANCH)).equals(injection.branchSlug())
                && first(harmed, List.of(View.SEGMENT, View.PAIR)).equals(injection.segment());
        named += right ? 1 : 0;
        if (!right || Boolean.getBoolean("verve.verbose")) {
          System.out.println(seed + " " + injection + ": " + harmed.reported() + harmed.spots());
        }
      }
      if (seed > firstSeed + 10L * pairs) {
        throw new IllegalStateException("too few injections cost enough, were " + broken);
      }
    }
    return new Outcome(pairs, alarms, broken, named);
  }

  private static String first(Diagnosis diagnosis, List<View> views) {
    return diagnosis.reported().stream()
        .filter(cause -> views.contains(cause.view()))
        .findFirst()
        .map(Cause::name)
        .orElse("");
  }
}
