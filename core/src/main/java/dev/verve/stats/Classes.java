package dev.verve.stats;

/** The scores of the two outcome classes, each in ascending order. */
final class Classes {
  private final double[] positives;
  private final double[] negatives;

  private Classes(double[] positives, double[] negatives) {
    this.positives = positives;
    this.negatives = negatives;
  }

  static Classes of(double[] scores, boolean[] outcomes) {
    return new Classes(
        MidRank.sorted(only(true, scores, outcomes)),
        MidRank.sorted(only(false, scores, outcomes)));
  }

  double[] positives() {
    return positives;
  }

  double[] negatives() {
    return negatives;
  }

  /** The scores of one class, in the order of the rows. */
  static double[] only(boolean outcome, double[] scores, boolean[] outcomes) {
    Require.sameRows(scores.length, outcomes.length, "outcomes");
    Require.finite(scores, "scores");
    double[] chosen = new double[count(outcome, outcomes)];
    int next = 0;
    for (int i = 0; i < scores.length; i++) {
      if (outcomes[i] == outcome) {
        chosen[next++] = scores[i];
      }
    }
    return chosen;
  }

  static int count(boolean outcome, boolean[] outcomes) {
    int count = 0;
    for (boolean each : outcomes) {
      if (each == outcome) {
        count++;
      }
    }
    return count;
  }
}
