package dev.verve.stats;

/**
 * The numbers of {@code evidence_reference.py}, drawn here the same way: a congruential generator
 * with Knuth's constants.
 */
final class ReferenceSample {
  static final int ROWS = 400;

  final double[] features = new double[3 * ROWS];
  final boolean[] outcomes = new boolean[ROWS];

  /** The true log-odds without their constant. */
  final double[] score = new double[ROWS];

  /** The first feature alone, which has many ties. */
  final double[] first = new double[ROWS];

  ReferenceSample() {
    double[] u = uniforms(4 * ROWS, 42);
    int[] sizes = {10, 5, 40};
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 3; j++) {
        features[3 * i + j] = Math.floor(u[4 * i + j] * sizes[j]);
      }
      first[i] = features[3 * i];
      score[i] = 0.15 * first[i] - 0.25 * features[3 * i + 1] + 0.03 * features[3 * i + 2];
      outcomes[i] = u[4 * i + 3] < 1 / (1 + Math.exp(1.2 - score[i]));
    }
  }

  Sample sample() {
    return Sample.of(Design.rowMajor(features, 3), outcomes);
  }

  static double[] uniforms(int n, long seed) {
    double[] values = new double[n];
    long state = seed;
    for (int i = 0; i < n; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      values[i] = (state >>> 11) * 0x1p-53;
    }
    return values;
  }
}
