package dev.verve.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What would one treated segment have done without the treatment? A mixture of untreated donors
 * that matched it before answers (Abadie, Diamond and Hainmueller 2010).
 *
 * <p>The p-value is a placebo rank: every donor in turn plays the treated one, and the ratio of the
 * error after the start to the error before it is ranked among all of them. It cannot be below
 * 1/(donors + 1), which is why 20 donors are needed. It assumes donors that the treatment did not
 * touch, and fails when the treated segment lies outside what donors can mix to; a {@code
 * errorBefore} that is not small beside the effect says so.
 *
 * @param effect mean gap after the start, treated minus synthetic
 * @param p placebo rank
 * @param errorBefore root mean square of the gap before the start
 * @param weights the donors' weights, in their order, not negative, summing to one
 * @param gaps treated minus synthetic in every period
 */
public record SyntheticControl(
    double effect, double p, double errorBefore, List<Double> weights, List<Double> gaps) {
  private static final int LEAST_DONORS = 20;
  private static final int LEAST_PERIODS = 12;
  private static final double EXACT = 1e-9;

  public SyntheticControl {
    Require.that(p > 0 && p <= 1, "p must be above 0 and at most 1, was " + p);
    weights = List.copyOf(weights);
    gaps = List.copyOf(gaps);
  }

  /**
   * Compares the treated series with donors. Refused with fewer than 20 donors or fewer than 12
   * periods before the start.
   *
   * @param treated a value per period
   * @param donors untreated series as [donor][period]
   * @param start index of the first treated period
   */
  public static Conclusion<SyntheticControl> of(double[] treated, double[][] donors, int start) {
    Require.that(
        0 <= start && start < treated.length, "start must lie within the periods, was " + start);
    Require.finite(treated, "treated");
    for (double[] donor : donors) {
      Require.that(donor.length == treated.length, "all series need the same periods");
      Require.finite(donor, "donors");
    }
    if (donors.length < LEAST_DONORS) {
      return Conclusion.refused("Fewer than 20 donors.");
    }
    if (start < LEAST_PERIODS) {
      return Conclusion.refused("Fewer than 12 periods before the start.");
    }
    List<double[]> all = new ArrayList<>(List.of(donors));
    all.add(treated);
    Fit own = Fit.of(all, donors.length, start);
    long asExtreme =
        IntStream.range(0, donors.length)
            .filter(donor -> Fit.of(all, donor, start).ratio() >= own.ratio())
            .count();
    return Conclusion.reached(
        new SyntheticControl(
            Arrays.stream(own.gaps, start, own.gaps.length).average().orElseThrow(),
            (1.0 + asExtreme) / all.size(),
            rootMeanSquare(own.gaps, 0, start),
            Arrays.stream(own.weights).boxed().toList(),
            Arrays.stream(own.gaps).boxed().toList()));
  }

  private static double rootMeanSquare(double[] values, int from, int to) {
    double square = Arrays.stream(values, from, to).map(value -> value * value).average().orElse(0);
    return Math.sqrt(square);
  }

  /** One series against the mixture of all others. */
  private static final class Fit {
    private final double[] target;
    private final double[] weights;
    private final double[] gaps;
    private final int start;

    private Fit(double[] target, double[] weights, double[] gaps, int start) {
      this.target = target;
      this.weights = weights;
      this.gaps = gaps;
      this.start = start;
    }

    static Fit of(List<double[]> all, int index, int start) {
      List<double[]> others = new ArrayList<>(all);
      double[] target = others.remove(index);
      List<double[]> before = others.stream().map(series -> Arrays.copyOf(series, start)).toList();
      double[] weights = NearestMixture.weights(before, Arrays.copyOf(target, start));
      double[] gaps = target.clone();
      for (int donor = 0; donor < weights.length; donor++) {
        for (int period = 0; period < gaps.length; period++) {
          gaps[period] -= weights[donor] * others.get(donor)[period];
        }
      }
      return new Fit(target, weights, gaps, start);
    }

    double ratio() {
      double rounding = EXACT * rootMeanSquare(target, 0, start) + Double.MIN_NORMAL;
      double before = Math.max(rounding, rootMeanSquare(gaps, 0, start));
      return rootMeanSquare(gaps, start, gaps.length) / before;
    }
  }
}
