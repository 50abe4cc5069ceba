package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.ArrayList;
import java.util.List;

/**
 * The frozen distribution behind a percentile scale: the raw points of the active reference users.
 *
 * <p>Up to {@value #STEPS} different values are kept as they are. Of more, every n-th is kept with
 * the counts of those below it, so that the score is right to 100/{@value #STEPS} points.
 *
 * <p>Points within {@value #TIE} of a value (or that part of it, above 1) are equal to it. Sums of
 * decayed points differ in their last digits with the order of summing; a distance forgives that,
 * where a rounding would only move the place at which equals are told apart.
 *
 * @param values ascending raw points, further apart than two ties
 * @param counts how many users had each, above 0
 */
public record Reference(List<Double> values, List<Long> counts) {
  /** The most values that are kept. */
  public static final int STEPS = 10_000;

  /** How near points must be to a value to be equal to it. */
  static final double TIE = 1e-9;

  public Reference {
    values = List.copyOf(values);
    counts = List.copyOf(counts);
    require(values.size() == counts.size(), "a reference needs a count for each value");
    require(!values.isEmpty(), "a reference needs a user");
    for (int i = 0; i < values.size(); i++) {
      require(counts.get(i) > 0, "a count must be above 0, was %s", counts.get(i));
      require(i == 0 || values.get(i - 1) < values.get(i), "reference values must ascend");
    }
  }

  /**
   * The reference of all values and their counts, thinned where there are too many.
   *
   * @param values ascending raw points; those that are equal but for the order of their sums are
   *     joined
   */
  public static Reference of(List<Double> values, List<Long> counts) {
    List<Double> apart = new ArrayList<>();
    List<Long> joined = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int last = apart.size() - 1;
      if (last >= 0 && values.get(i) - apart.get(last) <= 2 * tie(values.get(i))) {
        joined.set(last, joined.get(last) + counts.get(i));
      } else {
        apart.add(values.get(i));
        joined.add(counts.get(i));
      }
    }
    return apart.size() <= STEPS ? new Reference(apart, joined) : thinned(apart, joined);
  }

  private static Reference thinned(List<Double> values, List<Long> counts) {
    List<Double> kept = new ArrayList<>();
    List<Long> sums = new ArrayList<>();
    long users = counts.stream().mapToLong(Long::longValue).sum();
    long passed = 0;
    long held = 0;
    for (int i = 0; i < values.size(); i++) {
      held += counts.get(i);
      passed += counts.get(i);
      boolean stepEnds = passed * STEPS / users > (passed - held) * STEPS / users;
      if (stepEnds || i == values.size() - 1) {
        kept.add(values.get(i));
        sums.add(held);
        held = 0;
      }
    }
    return new Reference(kept, sums);
  }

  /** Users of the reference. */
  public long size() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** The least raw points that are equal to a value. */
  public double least(int index) {
    return values.get(index) - tie(values.get(index));
  }

  /** The most raw points that are equal to a value. */
  public double most(int index) {
    return values.get(index) + tie(values.get(index));
  }

  /** 100 × the mid-rank of raw points: those below, and half of those equal. */
  public double midRank(double raw) {
    double below = 0;
    for (int i = 0; i < values.size() && least(i) <= raw; i++) {
      below += raw <= most(i) ? counts.get(i) / 2.0 : counts.get(i);
    }
    return 100 * below / size();
  }

  private static double tie(double value) {
    return TIE * Math.max(1, value);
  }
}
