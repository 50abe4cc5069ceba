package dev.verve.stats;

import java.util.Arrays;
import java.util.Random;

/**
 * Finds the limit of a {@link Cusum} at which a quiet series rarely alarms, by simulation.
 *
 * <p>Each run draws a series with the given dependence, learns {@link SeasonalSeries} from its
 * history and watches the days after it, so that the errors of learning are counted in. They
 * matter: after 8 weeks of history, the limit that would give 5 % false alarms in 90 days if
 * everything were known (6.3) gives 17 %. Single-day alarms are not part of the rate.
 *
 * @param historyDays days to learn from, at least 56
 * @param watchedDays days to watch after it
 * @param falseAlarms share of quiet series that may alarm within the watched days
 * @param runs simulated series
 * @param seed of the simulation; the same seed gives the same limit
 */
public record CusumCalibration(
    int historyDays, int watchedDays, double falseAlarms, int runs, long seed) {

  public CusumCalibration {
    Require.that(historyDays >= 56, "historyDays must be at least 56, was " + historyDays);
    Require.that(watchedDays > 0, "watchedDays must be above 0, was " + watchedDays);
    Require.that(
        falseAlarms > 0 && falseAlarms < 1, "falseAlarms must be a share, was " + falseAlarms);
    Require.that(runs * falseAlarms >= 10, "needs runs for at least 10 false alarms, was " + runs);
  }

  /** A false alarm in one of twenty quiet quarters, after 8 weeks of history. */
  public static CusumCalibration defaults() {
    return new CusumCalibration(56, 90, 0.05, 4000, 1);
  }

  /** The same after a history of another length. */
  public CusumCalibration withHistoryDays(int days) {
    return new CusumCalibration(days, watchedDays, falseAlarms, runs, seed);
  }

  /** The same over another span of watching. */
  public CusumCalibration withWatchedDays(int days) {
    return new CusumCalibration(historyDays, days, falseAlarms, runs, seed);
  }

  /** The same with another rate of false alarms. */
  public CusumCalibration withFalseAlarms(double share) {
    return new CusumCalibration(historyDays, watchedDays, share, runs, seed);
  }

  /** The same with another seed. */
  public CusumCalibration withSeed(long newSeed) {
    return new CusumCalibration(historyDays, watchedDays, falseAlarms, runs, newSeed);
  }

  /** The cusum with the limit that keeps the rate, for a series of this dependence (AR(1)). */
  public Cusum calibrate(Cusum cusum, double dependence) {
    Require.that(
        Math.abs(dependence) < 1, "dependence must be between -1 and 1, was " + dependence);
    Random random = new Random(seed);
    double[] peaks = new double[runs];
    for (int run = 0; run < runs; run++) {
      double[] series = series(random, dependence);
      peaks[run] = peak(watched(series), cusum.slack());
    }
    Arrays.sort(peaks);
    int allowed = (int) Math.floor(falseAlarms * runs);
    return cusum.withLimit(peaks[runs - 1 - allowed]);
  }

  private double[] series(Random random, double dependence) {
    double[] series = new double[historyDays + watchedDays];
    series[0] = random.nextGaussian() / Math.sqrt(1 - dependence * dependence);
    for (int day = 1; day < series.length; day++) {
      series[day] = dependence * series[day - 1] + random.nextGaussian();
    }
    return series;
  }

  private double[] watched(double[] series) {
    SeasonalSeries usual =
        SeasonalSeries.fit(Arrays.copyOf(series, historyDays)).value().orElseThrow();
    return Arrays.copyOfRange(usual.standardise(series), historyDays, series.length);
  }

  private static double peak(double[] standardised, double slack) {
    double rise = 0;
    double fall = 0;
    double peak = 0;
    for (double z : standardised) {
      rise = Math.max(0, rise + z - slack);
      fall = Math.max(0, fall - z - slack);
      peak = Math.max(peak, Math.max(rise, fall));
    }
    return peak;
  }
}
