package dev.verve.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The features of a regression: one row a user, one column an action, without the constant. Values
 * are held row by row in one flat array, which is not copied: leave it alone while the design is in
 * use.
 */
public final class Design {
  private static final double ROUNDING = 1e-12;
  private static final int CHUNK = 1 << 15;

  private final double[] values;
  private final int rows;
  private final int columns;

  private Design(double[] values, int columns) {
    this.values = values;
    this.columns = columns;
    this.rows = values.length / columns;
  }

  /**
   * Wraps values that lie row by row.
   *
   * @param values finite; the array is kept, not copied
   * @param columns the number of features, at least 1
   */
  public static Design rowMajor(double[] values, int columns) {
    Require.that(columns > 0, "a design needs at least one column");
    Require.that(
        values.length > 0 && values.length % columns == 0,
        "a design of %d columns cannot have %d values",
        columns,
        values.length);
    Require.finite(values, "features");
    return new Design(values, columns);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of features. */
  public int columns() {
    return columns;
  }

  /** The flat array itself, for the inner loops. */
  double[] values() {
    return values;
  }

  /** The standard deviation of each feature, divided by n; exactly 0 for one that is constant. */
  public double[] deviations() {
    double[] squares = new double[columns];
    double[] means = means();
    for (int at = 0; at < values.length; at += columns) {
      for (int j = 0; j < columns; j++) {
        double off = values[at + j] - means[j];
        squares[j] += off * off;
      }
    }
    for (int j = 0; j < columns; j++) {
      double deviation = Math.sqrt(squares[j] / rows);
      squares[j] = deviation > ROUNDING * Math.abs(means[j]) ? deviation : 0;
    }
    return squares;
  }

  /**
   * The condition number of the standardised features: the square root of the ratio of the largest
   * to the smallest eigenvalue of their correlations (Belsley, Kuh and Welsch 1980). Above 30 the
   * features say so much the same that their weights cannot be told apart. Infinite when a feature
   * is constant or an exact combination of others.
   */
  public double conditionNumber() {
    double[] deviations = deviations();
    if (Arrays.stream(deviations).anyMatch(deviation -> deviation == 0)) {
      return Double.POSITIVE_INFINITY;
    }
    RealMatrix correlations = correlations(means(), deviations);
    double[] eigenvalues = new EigenDecompositionSymmetric(correlations).getEigenvalues();
    double smallest = eigenvalues[columns - 1];
    double largest = eigenvalues[0];
    return smallest <= largest * 1e-14 ? Double.POSITIVE_INFINITY : Math.sqrt(largest / smallest);
  }

  private RealMatrix correlations(double[] means, double[] deviations) {
    double[][] sums = new double[columns][columns];
    // Chunks are added in their order, so that the result does not hang on the processors.
    IntStream.range(0, (rows + CHUNK - 1) / CHUNK)
        .parallel()
        .mapToObj(chunk -> products(chunk, means, deviations))
        .toList()
        .forEach(part -> add(part, sums));
    RealMatrix correlations = MatrixUtils.createRealMatrix(columns, columns);
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < columns; k++) {
        correlations.setEntry(j, k, sums[Math.max(j, k)][Math.min(j, k)] / rows);
      }
    }
    return correlations;
  }

  private double[][] products(int chunk, double[] means, double[] deviations) {
    double[][] sums = new double[columns][columns];
    double[] standardised = new double[columns];
    int end = Math.min((chunk + 1) * CHUNK, rows) * columns;
    for (int at = chunk * CHUNK * columns; at < end; at += columns) {
      for (int j = 0; j < columns; j++) {
        standardised[j] = (values[at + j] - means[j]) / deviations[j];
        double[] line = sums[j];
        for (int k = 0; k <= j; k++) {
          line[k] += standardised[j] * standardised[k];
        }
      }
    }
    return sums;
  }

  private static void add(double[][] part, double[][] total) {
    for (int j = 0; j < total.length; j++) {
      for (int k = 0; k <= j; k++) {
        total[j][k] += part[j][k];
      }
    }
  }

  private double[] means() {
    double[] means = new double[columns];
    for (int at = 0; at < values.length; at += columns) {
      for (int j = 0; j < columns; j++) {
        means[j] += values[at + j];
      }
    }
    for (int j = 0; j < columns; j++) {
      means[j] /= rows;
    }
    return means;
  }
}
