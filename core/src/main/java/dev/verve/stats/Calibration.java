package dev.verve.stats;

/**
 * Whether predicted probabilities come true. Slope and intercept are those of a logistic regression
 * of the outcome on the log-odds of the prediction (Cox 1958): 1 and 0 for an honest prediction, a
 * slope below 1 for one that is too sure of itself, an intercept below 0 for one that promises too
 * much.
 *
 * @param slope of the log-odds, with its Wald interval; unknown when the predictions do not vary or
 *     separate the outcomes
 * @param intercept with its Wald interval, from the same regression
 * @param ece the expected calibration error: the mean distance of predicted and observed rate over
 *     ten bins of equal count, equal predictions in one bin
 * @param brier the mean squared distance of prediction and outcome
 * @param logLoss the mean negative log-likelihood, predictions held 1e-12 away from 0 and 1
 */
public record Calibration(
    Estimate slope, Estimate intercept, double ece, double brier, double logLoss) {
  private static final int BINS = 10;

  /**
   * Judges predictions.
   *
   * @param probabilities predicted, between 0 and 1
   * @param outcomes what happened, both classes present
   */
  public static Calibration of(double[] probabilities, boolean[] outcomes) {
    Require.sameRows(probabilities.length, outcomes.length, "outcomes");
    double squares = 0;
    double surprise = 0;
    double[] logOdds = new double[probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      double p = probabilities[i];
      Require.that(p >= 0 && p <= 1, "probabilities must be between 0 and 1, has %s", p);
      double off = p - (outcomes[i] ? 1 : 0);
      squares += off * off;
      logOdds[i] = LogOdds.of(p);
      surprise += Math.log1p(Math.exp(outcomes[i] ? -logOdds[i] : logOdds[i]));
    }
    int n = probabilities.length;
    Design design = Design.rowMajor(logOdds, 1);
    if (design.deviations()[0] == 0) {
      Unknown constant = new Unknown("the predictions do not vary");
      return new Calibration(
          constant, constant, ece(probabilities, outcomes), squares / n, surprise / n);
    }
    SignedFit fit = SignedFit.of(Sample.of(design, outcomes));
    return new Calibration(
        fit.weight(0), fit.constant(), ece(probabilities, outcomes), squares / n, surprise / n);
  }

  private static double ece(double[] probabilities, boolean[] outcomes) {
    double[] sorted = MidRank.sorted(probabilities);
    double[] excess = new double[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = (int) (BINS * MidRank.share(sorted, probabilities[i]));
      excess[Math.min(bin, BINS - 1)] += probabilities[i] - (outcomes[i] ? 1 : 0);
    }
    double sum = 0;
    for (double each : excess) {
      sum += Math.abs(each);
    }
    return sum / probabilities.length;
  }
}
