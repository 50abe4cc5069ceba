package dev.verve.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * The population stability index: how far the distribution of a score has moved from a frozen
 * baseline, the sum over bins of (share now − share then) · ln(share now / share then).
 *
 * <p>The bins are the deciles of the baseline; where many users share one score some fall together
 * and there are fewer. Even when nothing moves the index is about (B − 1)(1/n + 1/m), distributed
 * as a scaled chi-square (Yurdakul and Naranjo 2020), so a shift is reported only above {@value
 * #NOTICEABLE} <em>and</em> above the 95 % point of that. The null assumes independent users.
 */
public sealed interface Psi permits Psi.Compared, Psi.Refused {
  /** The fewest users a side. */
  int LEAST_USERS = 200;

  /** The index below which a shift is of no practical interest. */
  double NOTICEABLE = 0.1;

  /** The least share of a bin, so that an empty one does not make the index infinite. */
  double LEAST_SHARE = 1e-4;

  /**
   * One bin, from above its lower to its upper edge inclusive.
   *
   * @param from the lower edge, negative infinity in the first bin
   * @param to the upper edge, positive infinity in the last bin
   * @param baseline the share of the baseline's users
   * @param current the share of the current users
   */
  record Bin(double from, double to, double baseline, double current) {
    /** What the bin adds to the index, with shares held at 1e-4 or above. */
    public double contribution() {
      double then = Math.max(LEAST_SHARE, baseline);
      double now = Math.max(LEAST_SHARE, current);
      return (now - then) * Math.log(now / then);
    }
  }

  /**
   * The comparison.
   *
   * @param value the index
   * @param null95 the value exceeded once in twenty times when nothing moved
   * @param bins from the lowest scores to the highest
   */
  record Compared(double value, double null95, List<Bin> bins) implements Psi {
    /** Copies the bins. */
    public Compared {
      bins = List.copyOf(bins);
    }

    /** True when the shift is both noticeable and more than chance. */
    public boolean shifted() {
      return value > NOTICEABLE && value > null95;
    }

    @Override
    public Optional<Compared> compared() {
      return Optional.of(this);
    }
  }

  /**
   * No comparison.
   *
   * @param reason why not, in words
   */
  record Refused(String reason) implements Psi {
    @Override
    public Optional<Compared> compared() {
      return Optional.empty();
    }
  }

  /** The comparison, empty when refused. */
  Optional<Compared> compared();

  /** Compares the scores of now with those of the baseline. */
  static Psi of(double[] baseline, double[] current) {
    Require.finite(baseline, "baseline scores");
    Require.finite(current, "current scores");
    if (Math.min(baseline.length, current.length) < LEAST_USERS) {
      return new Refused(
          "fewer than %d users on one side: %d and %d"
              .formatted(LEAST_USERS, baseline.length, current.length));
    }
    double[] then = MidRank.sorted(baseline);
    double[] edges = innerEdges(then);
    if (edges.length == 0) {
      return new Refused("all users of the baseline have the same score");
    }
    List<Bin> bins = bins(edges, then, MidRank.sorted(current));
    double value = bins.stream().mapToDouble(Bin::contribution).sum();
    double noise = 1.0 / baseline.length + 1.0 / current.length;
    double quantile = new ChiSquaredDistribution(edges.length).inverseCumulativeProbability(0.95);
    return new Compared(value, quantile * noise, bins);
  }

  private static double[] innerEdges(double[] sorted) {
    double[] deciles = new double[9];
    Arrays.setAll(deciles, i -> Quantile.of(sorted, (i + 1) / 10.0));
    double highest = sorted[sorted.length - 1];
    return Arrays.stream(deciles).distinct().filter(edge -> edge < highest).toArray();
  }

  private static List<Bin> bins(double[] edges, double[] then, double[] now) {
    List<Bin> bins = new ArrayList<>();
    double from = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= edges.length; i++) {
      double to = i < edges.length ? edges[i] : Double.POSITIVE_INFINITY;
      bins.add(new Bin(from, to, share(then, from, to), share(now, from, to)));
      from = to;
    }
    return bins;
  }

  private static double share(double[] sorted, double from, double to) {
    int inside = MidRank.notAbove(sorted, to) - MidRank.notAbove(sorted, from);
    return (double) inside / sorted.length;
  }
}
