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
 * @param values ascending raw points, rounded to 1e-9
 * @param counts how many users had each, above 0
 */
public record Reference(List<Double> values, List<Long> counts) {
  /** The most values that are kept. */
  public static final int STEPS = 10_000;

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

  /** The reference of all values and their counts, thinned where there are too many. */
  public static Reference of(List<Double> values, List<Long> counts) {
    if (values.size() <= STEPS) {
      return new Reference(values, counts);
    }
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

  /** 100 × the mid-rank of raw points: those below, and half of those equal. */
  public double midRank(double raw) {
    double rounded = Math.rint(raw * 1e9) / 1e9;
    double below = 0;
    for (int i = 0; i < values.size() && values.get(i) <= rounded; i++) {
      below += values.get(i) == rounded ? counts.get(i) / 2.0 : counts.get(i);
    }
    return 100 * below / size();
  }
}
