package dev.verve.stats;

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
  private static final int CHUNK = 1 << 15;

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

  /** The loss at these coefficients, which become the point of the next {@link #derivatives}. */
  double at(double[] coefficients) {
    double loss = 0;
    for (double part : chunks(chunk -> lossOf(chunk, coefficients))) {
      loss += part;
    }
    for (int j = 0; j < size; j++) {
      loss += ridge[j] * coefficients[j] * coefficients[j] / 2;
    }
    return loss;
  }

  /**
   * First and second derivatives.
   *
   * @param coefficients those last given to {@link #at}
   */
  Derivatives derivatives(double[] coefficients) {
    Derivatives total = new Derivatives(size);
    for (Derivatives part : chunks(this::derivativesOf)) {
      total.add(part);
    }
    total.addRidge(ridge, coefficients);
    return total;
  }

  private <T> List<T> chunks(IntFunction<T> work) {
    int count = (sample.design().rows() + CHUNK - 1) / CHUNK;
    IntStream numbers = IntStream.range(0, count);
    return (count == 1 ? numbers : numbers.parallel()).mapToObj(work).toList();
  }

  private double lossOf(int chunk, double[] coefficients) {
    double[] x = sample.design().values();
    int columns = size - 1;
    double loss = 0;
    for (int row = chunk * CHUNK; row < end(chunk); row++) {
      double times = sample.times(row);
      if (times == 0) {
        continue;
      }
      double logit = coefficients[0];
      int at = row * columns;
      for (int j = 0; j < columns; j++) {
        logit += coefficients[j + 1] * x[at + j];
      }
      double small = Math.exp(-Math.abs(logit));
      probabilities[row] = (logit >= 0 ? 1 : small) / (1 + small);
      double wrongBy = sample.outcome(row) ? -logit : logit;
      loss += times * (Math.max(wrongBy, 0) + Math.log1p(small));
    }
    return loss;
  }

  private Derivatives derivativesOf(int chunk) {
    double[] x = sample.design().values();
    int columns = size - 1;
    double[] gradient = new double[size];
    double[] hessian = new double[size * size];
    for (int row = chunk * CHUNK; row < end(chunk); row++) {
      double times = sample.times(row);
      if (times == 0) {
        continue;
      }
      double p = probabilities[row];
      double residual = times * (sample.outcome(row) ? p - 1 : p);
      double curvature = times * p * (1 - p);
      gradient[0] += residual;
      hessian[0] += curvature;
      int at = row * columns;
      for (int j = 0; j < columns; j++) {
        double value = x[at + j];
        if (value == 0) {
          continue;
        }
        gradient[j + 1] += residual * value;
        double scaled = curvature * value;
        int line = (j + 1) * size;
        hessian[line] += scaled;
        for (int k = 0; k <= j; k++) {
          hessian[line + 1 + k] += scaled * x[at + k];
        }
      }
    }
    return new Derivatives(gradient, hessian);
  }

  private int end(int chunk) {
    return Math.min((chunk + 1) * CHUNK, sample.design().rows());
  }
}
