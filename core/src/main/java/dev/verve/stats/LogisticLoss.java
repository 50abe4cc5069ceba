package dev.verve.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The penalised negative log-likelihood of logistic regression and its derivatives. Coefficient 0
 * is the constant, coefficient j the weight of feature j − 1.
 *
 * <p>Rows are worked off in chunks of fixed size, in parallel, and chunks are added up in their
 * order, so results do not depend on the number of processors. Zeros among the features, most of a
 * table of actions, are skipped. Not for use by two threads at once.
 */
final class LogisticLoss {
  private static final int CHUNK = 1 << 13;

  private final Sample sample;
  private final double[] ridge;
  private final int size;
  private final double[] probabilities;

  /**
   * Loss over a sample.
   *
   * @param ridge what half the square of each coefficient costs; 0 for the constant
   */
  LogisticLoss(Sample sample, double[] ridge) {
    this.sample = sample;
    this.ridge = ridge;
    this.size = sample.design().columns() + 1;
    this.probabilities = new double[sample.design().rows()];
  }

  /** The loss and its gradient at these coefficients, the point of the next {@link #hessian}. */
  Slope at(double[] coefficients) {
    double[] sums = new double[size + 1];
    for (double[] part : chunks(chunk -> lossAndGradient(chunk, coefficients))) {
      add(part, sums);
    }
    double loss = sums[size];
    double[] gradient = Arrays.copyOf(sums, size);
    for (int j = 0; j < size; j++) {
      loss += ridge[j] * coefficients[j] * coefficients[j] / 2;
      gradient[j] += ridge[j] * coefficients[j];
    }
    return new Slope(loss, gradient);
  }

  /** The second derivatives at the point last given to {@link #at}. */
  double[][] hessian() {
    double[] lower = new double[size * size];
    for (double[] part : chunks(this::lowerHessian)) {
      add(part, lower);
    }
    double[][] hessian = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        hessian[j][k] = lower[j * size + k];
        hessian[k][j] = lower[j * size + k];
      }
      hessian[j][j] += ridge[j];
    }
    return hessian;
  }

  private <T> List<T> chunks(IntFunction<T> work) {
    int count = (sample.design().rows() + CHUNK - 1) / CHUNK;
    IntStream numbers = IntStream.range(0, count);
    return (count == 1 ? numbers : numbers.parallel()).mapToObj(work).toList();
  }

  private double[] lossAndGradient(int chunk, double[] coefficients) {
    double[] x = sample.design().values();
    int columns = size - 1;
    double[] sums = new double[size + 1];
    for (int row = chunk * CHUNK; row < end(chunk); row++) {
      double times = sample.times(row);
      if (times == 0) {
        continue;
      }
      int at = row * columns;
      double logit = coefficients[0] + weighted(coefficients, x, at);
      double small = Math.exp(-Math.abs(logit));
      double p = (logit >= 0 ? 1 : small) / (1 + small);
      probabilities[row] = p;
      double wrongBy = sample.outcome(row) ? -logit : logit;
      sums[size] += times * (Math.max(wrongBy, 0) + Math.log(1 + small));
      double residual = times * (sample.outcome(row) ? p - 1 : p);
      sums[0] += residual;
      for (int j = 0; j < columns; j++) {
        sums[j + 1] += residual * x[at + j];
      }
    }
    return sums;
  }

  /** Two sums side by side, so that one addition need not wait for the other. */
  private static double weighted(double[] coefficients, double[] x, int at) {
    double odd = 0;
    double even = 0;
    int j = 1;
    for (; j + 1 < coefficients.length; j += 2) {
      odd += coefficients[j] * x[at + j - 1];
      even += coefficients[j + 1] * x[at + j];
    }
    if (j < coefficients.length) {
      odd += coefficients[j] * x[at + j - 1];
    }
    return odd + even;
  }

  private double[] lowerHessian(int chunk) {
    double[] x = sample.design().values();
    int columns = size - 1;
    double[] lower = new double[size * size];
    for (int row = chunk * CHUNK; row < end(chunk); row++) {
      double times = sample.times(row);
      if (times == 0) {
        continue;
      }
      double p = probabilities[row];
      double curvature = times * p * (1 - p);
      lower[0] += curvature;
      int at = row * columns;
      for (int j = 0; j < columns; j++) {
        double value = x[at + j];
        if (value == 0) {
          continue;
        }
        double scaled = curvature * value;
        int line = (j + 1) * size;
        lower[line] += scaled;
        for (int k = 0; k <= j; k++) {
          lower[line + 1 + k] += scaled * x[at + k];
        }
      }
    }
    return lower;
  }

  private int end(int chunk) {
    return Math.min((chunk + 1) * CHUNK, sample.design().rows());
  }

  private static void add(double[] part, double[] total) {
    for (int i = 0; i < part.length; i++) {
      total[i] += part[i];
    }
  }

  /** The loss at a point and its gradient there. */
  static final class Slope {
    private final double loss;
    private final double[] gradient;

    private Slope(double loss, double[] gradient) {
      this.loss = loss;
      this.gradient = gradient;
    }

    double loss() {
      return loss;
    }

    double[] gradient() {
      return gradient;
    }
  }
}
