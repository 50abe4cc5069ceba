package dev.verve.stats;

import java.util.List;

/**
 * The difference of two groups' means, adjusted by comparing like with like: within each stratum
 * the groups are compared, and the differences are averaged with the weights n₁n₀ ÷ (n₁ + n₀) of
 * Mantel and Haenszel (1959), as Greenland and Robins (1985) do for differences of risks. For
 * values of 0 and 1 it is the adjusted difference of two shares.
 *
 * <p>It assumes independent users, and that what the strata leave out does not differ between the
 * groups: it describes and proves no cause. A stratum with fewer than two users of a group tells
 * nothing of that group's spread and is left out, with the users in it.
 *
 * @param effect the adjusted difference, with a normal interval of 95 %
 * @param standardised the same over the standard deviation within strata and groups (Cohen's d); 0
 *     where nothing varies
 * @param compared users in the strata that were compared
 */
public record StratifiedDifference(Effect effect, double standardised, long compared) {

  /**
   * Both groups within a stratum.
   *
   * @param treated the group of interest
   * @param control the other
   */
  public record Stratum(Moments treated, Moments control) {
    boolean isComparable() {
      return treated.n() >= 2 && control.n() >= 2;
    }

    double weight() {
      return (double) treated.n() * control.n() / ((double) treated.n() + control.n());
    }
  }

  /** The difference over all strata. Refused where none has both groups, or nothing varies. */
  public static Conclusion<StratifiedDifference> of(List<Stratum> strata) {
    List<Stratum> used = strata.stream().filter(Stratum::isComparable).toList();
    if (used.isEmpty()) {
      return Conclusion.refused("No stratum has two users of both groups.");
    }
    double weights = used.stream().mapToDouble(Stratum::weight).sum();
    double difference = 0;
    double variance = 0;
    double squares = 0;
    long users = 0;
    for (Stratum stratum : used) {
      double share = stratum.weight() / weights;
      difference += share * (stratum.treated().mean() - stratum.control().mean());
      variance +=
          share * share * (stratum.treated().varianceOfMean() + stratum.control().varianceOfMean());
      squares += stratum.treated().m2() + stratum.control().m2();
      users += stratum.treated().n() + stratum.control().n();
    }
    if (variance == 0) {
      return Conclusion.refused("It does not vary within the groups.");
    }
    double spread = Math.sqrt(squares / (users - 2.0 * used.size()));
    return Conclusion.reached(
        new StratifiedDifference(
            Effect.normal(difference, Math.sqrt(variance), Effect.LEVEL),
            difference / spread,
            users));
  }
}
