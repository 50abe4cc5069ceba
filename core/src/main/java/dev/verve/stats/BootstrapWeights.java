package dev.verve.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How sure learned weights are: the regression is fitted again to resamples of whole clusters
 * (accounts, or users where there are none), and the middle 95 % of the refits is the interval.
 * This holds at the zero bound too, where standard errors do not, and for rows of a cluster that
 * depend on each other. Some 50 clusters or more are needed.
 *
 * <p>In a large sample a refit is one Newton step from the fit to the whole (the score bootstrap of
 * Kline and Santos 2012): what it leaves out shrinks with the number of rows, and is far below the
 * width of the interval by then.
 *
 * <p>All refits keep the penalty and the feature scales of the whole sample. The result depends on
 * the seed and not on the number of processors.
 */
public final class BootstrapWeights {
  private static final int REPLICATES = 500;
  private static final double MOST_FAILED = 0.01;
  private static final int LARGE = 30_000;
  private static final double TAIL = 0.025;

  private final LogisticFit fit;
  private final double[][] refits;

  private BootstrapWeights(LogisticFit fit, double[][] refits) {
    this.fit = fit;
    this.refits = refits;
  }

  /**
   * How to resample.
   *
   * @param replicates how often, at least 100
   * @param seed from which seed
   * @param linearFrom from how many rows on one step stands for a refit
   */
  public record Plan(int replicates, long seed, int linearFrom) {
    /** Checks the number. */
    public Plan {
      Require.that(replicates >= 100, "a bootstrap needs at least 100 refits, was %d", replicates);
    }

    /** 500 refits, seed 1. */
    public static Plan defaults() {
      return new Plan(REPLICATES, 1, LARGE);
    }

    /** With another number of refits, at least 100. */
    public Plan withReplicates(int number) {
      return new Plan(number, seed, linearFrom);
    }

    /** With another number of rows from which one step stands for a refit. */
    public Plan withLinearFrom(int rows) {
      return new Plan(replicates, seed, rows);
    }

    /** With another seed. */
    public Plan withSeed(long newSeed) {
      return new Plan(replicates, newSeed, linearFrom);
    }
  }

  /**
   * Fits the sample and its resamples.
   *
   * @param clusterOfRow the cluster of each row, numbered from 0 without gaps
   */
  public static BootstrapWeights of(
      LogisticRegression regression, Sample sample, int[] clusterOfRow, Plan plan) {
    Require.sameRows(sample.design().rows(), clusterOfRow.length, "clusters");
    LogisticFit fit = regression.fit(sample);
    CoefficientTerms terms = regression.terms(sample.design());
    LogisticLoss loss = terms.loss(sample);
    loss.at(fit.coefficients());
    double[][] nearby = loss.hessian();
    ClusterDraws draws = new ClusterDraws(clusterOfRow, plan.seed());
    boolean many = clusterOfRow.length >= plan.linearFrom() && ClusterScores.holds(sample.design());
    double[][] refits =
        many
            ? steps(ClusterScores.of(sample, fit, draws), fit, terms, nearby, draws, plan)
            : refits(sample, fit, terms, nearby, draws, plan);
    Require.that(
        refits.length >= plan.replicates() * (1 - MOST_FAILED),
        "only %d of %d refits succeeded: too few outcomes to resample",
        refits.length,
        plan.replicates());
    return new BootstrapWeights(fit, refits);
  }

  private static double[][] refits(
      Sample sample,
      LogisticFit fit,
      CoefficientTerms terms,
      double[][] nearby,
      ClusterDraws draws,
      Plan plan) {
    return IntStream.range(0, plan.replicates())
        .parallel()
        .mapToObj(number -> sample.resampled(draws.draw(number)))
        .filter(Sample::hasBothClasses)
        .map(resample -> terms.descent(resample, LogisticRegression.MOST_STEPS))
        .map(descent -> descent.until(NewtonDescent.BELOW_NOISE).from(fit.coefficients(), nearby))
        .filter(Descent::converged)
        .map(descent -> Arrays.copyOfRange(descent.point(), 1, descent.point().length))
        .toArray(double[][]::new);
  }

  private static double[][] steps(
      ClusterScores scores,
      LogisticFit fit,
      CoefficientTerms terms,
      double[][] hessian,
      ClusterDraws draws,
      Plan plan) {
    double[] start = fit.coefficients();
    return IntStream.range(0, plan.replicates())
        .parallel()
        .mapToObj(number -> terms.step(start, scores.gradient(draws.drawClusters(number)), hessian))
        .map(point -> Arrays.copyOfRange(point, 1, point.length))
        .toArray(double[][]::new);
  }

  /** The fit to the whole sample. */
  public LogisticFit fit() {
    return fit;
  }

  /** The weight of a feature with its percentile interval. */
  public Measured weight(int feature) {
    double[] sorted = Arrays.stream(refits).mapToDouble(w -> w[feature]).sorted().toArray();
    return Measured.of(fit.weight(feature), Quantile.middle95(sorted));
  }

  /**
   * How many of one action go with as much as one of another: weight of the feature divided by the
   * weight of the unit. Unknown when the unit has no weight in the fit or in more than 2.5 % of the
   * refits, for then the ratio has no upper end.
   */
  public Estimate ratio(int feature, int unit) {
    long weightless = Arrays.stream(refits).filter(w -> !(w[unit] > 0)).count();
    if (!(fit.weight(unit) > 0) || weightless > TAIL * refits.length) {
      return new Unknown("the action to compare with has no sure positive weight");
    }
    double[] sorted =
        Arrays.stream(refits)
            .filter(w -> w[unit] > 0)
            .mapToDouble(w -> w[feature] / w[unit])
            .sorted()
            .toArray();
    return Measured.of(fit.weight(feature) / fit.weight(unit), Quantile.middle95(sorted));
  }
}
