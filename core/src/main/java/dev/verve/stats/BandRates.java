package dev.verve.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened to the users of each score band: the rate of the outcome with its Wilson interval
 * and lift, and whether it rises from each band to the next.
 *
 * <p>Neighbouring bands are compared by the pooled two-proportion z-test, Holm-adjusted over the
 * pairs. Bands under {@value #LEAST_USERS} users are shown but not compared. The tests assume
 * independent users.
 */
public final class BandRates {
  /** The fewest users a band must have to be compared with its neighbour. */
  public static final int LEAST_USERS = 30;

  private static final double LEVEL = 0.05;

  private final List<Row> rows;
  private final List<Step> steps;

  private BandRates(List<Row> rows, List<Step> steps) {
    this.rows = List.copyOf(rows);
    this.steps = List.copyOf(steps);
  }

  /**
   * The counts of one band.
   *
   * @param band its name
   * @param n users in it
   * @param positives users in it with the outcome
   */
  public record Count(String band, long n, long positives) {
    /** Checks that the positives are part of the users. */
    public Count {
      Require.that(
          positives >= 0 && positives <= n,
          "positives of band %s must be 0 to %d, were %d",
          band,
          n,
          positives);
    }
  }

  /**
   * One band.
   *
   * @param band its name
   * @param n users in it
   * @param rate the share with the outcome; unknown when the band is empty
   * @param lift rate divided by the rate of all users; 0 when nobody has the outcome
   */
  public record Row(String band, long n, Estimate rate, double lift) {}

  /** What the step from one band to the next does to the rate. */
  public enum Direction {
    /** Significantly higher in the upper band. */
    RISES,
    /** Significantly lower in the upper band. */
    FALLS,
    /** No significant difference. */
    UNPROVEN,
    /** Too few users in one of the two bands. */
    INSUFFICIENT
  }

  /**
   * The comparison of a band with the next higher one.
   *
   * @param lower the name of the lower band
   * @param upper the name of the upper band
   * @param difference rate of the upper minus rate of the lower; 0 when one is empty
   * @param z the test statistic; 0 when the pair is not compared
   * @param p the Holm-adjusted two-sided p-value; 1 when the pair is not compared
   * @param direction the conclusion at 5 %
   */
  public record Step(
      String lower, String upper, double difference, double z, double p, Direction direction) {}

  /**
   * Makes the table.
   *
   * @param counts the bands from lowest to highest
   */
  public static BandRates of(List<Count> counts) {
    Require.that(!counts.isEmpty(), "a band table needs at least one band");
    double n = counts.stream().mapToLong(Count::n).sum();
    double positives = counts.stream().mapToLong(Count::positives).sum();
    List<Row> rows = new ArrayList<>();
    for (Count count : counts) {
      double lift = positives == 0 || count.n() == 0 ? 0 : rate(count) / (positives / n);
      rows.add(new Row(count.band(), count.n(), Wilson.of(count.positives(), count.n()), lift));
    }
    return new BandRates(rows, steps(counts));
  }

  /** The bands from lowest to highest. */
  public List<Row> rows() {
    return rows;
  }

  /** The comparisons of neighbours, from lowest to highest. */
  public List<Step> steps() {
    return steps;
  }

  /** The steps at which the rate falls significantly although the score rises. */
  public List<Step> violations() {
    return steps.stream().filter(step -> step.direction() == Direction.FALLS).toList();
  }

  /**
   * True when no step falls significantly. That is not proof of a rise at every step: see {@link
   * #steps()} for those that remain unproven.
   */
  public boolean monotone() {
    return violations().isEmpty();
  }

  private static List<Step> steps(List<Count> counts) {
    List<Integer> tested = new ArrayList<>();
    for (int i = 0; i + 1 < counts.size(); i++) {
      if (Math.min(counts.get(i).n(), counts.get(i + 1).n()) >= LEAST_USERS) {
        tested.add(i);
      }
    }
    double[] adjusted =
        MultipleTests.holm(
            tested.stream()
                .mapToDouble(i -> PValue.twoSided(z(counts.get(i), counts.get(i + 1))))
                .toArray());
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i + 1 < counts.size(); i++) {
      Count lower = counts.get(i);
      Count upper = counts.get(i + 1);
      int test = tested.indexOf(i);
      boolean compared = test >= 0;
      double z = compared ? z(lower, upper) : 0;
      double p = compared ? adjusted[test] : 1;
      double difference = lower.n() == 0 || upper.n() == 0 ? 0 : rate(upper) - rate(lower);
      Direction direction = compared ? direction(difference, p) : Direction.INSUFFICIENT;
      steps.add(new Step(lower.band(), upper.band(), difference, z, p, direction));
    }
    return steps;
  }

  private static Direction direction(double difference, double p) {
    if (p >= LEVEL) {
      return Direction.UNPROVEN;
    }
    return difference > 0 ? Direction.RISES : Direction.FALLS;
  }

  private static double rate(Count count) {
    return (double) count.positives() / count.n();
  }

  private static double z(Count lower, Count upper) {
    double pooled = (double) (lower.positives() + upper.positives()) / (lower.n() + upper.n());
    double variance = pooled * (1 - pooled) * (1.0 / lower.n() + 1.0 / upper.n());
    return variance == 0 ? 0 : (rate(upper) - rate(lower)) / Math.sqrt(variance);
  }
}
