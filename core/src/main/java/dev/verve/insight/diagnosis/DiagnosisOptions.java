package dev.verve.insight.diagnosis;

/**
 * When a change is called one.
 *
 * @param leastEffect points of the average below which nothing is reported, however certain
 * @param level the share of false causes among the reported that is accepted
 */
public record DiagnosisOptions(double leastEffect, double level) {
  public DiagnosisOptions {
    if (!(leastEffect >= 0) || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "needs an effect of at least 0 and a level between 0 and 1, was %s and %s"
              .formatted(leastEffect, level));
    }
  }

  /** At least 1 point, at most 5 % false causes. */
  public static DiagnosisOptions defaults() {
    return new DiagnosisOptions(1, 0.05);
  }

  public DiagnosisOptions withLeastEffect(double points) {
    return new DiagnosisOptions(points, level);
  }

  public DiagnosisOptions withLevel(double share) {
    return new DiagnosisOptions(leastEffect, share);
  }
}
