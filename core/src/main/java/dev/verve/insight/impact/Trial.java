package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import java.util.List;

/**
 * A randomised experiment as sums: each user was assigned to one arm by chance, and stands in it
 * once.
 *
 * @param metrics the metrics, the primary one first
 * @param control the arm that the others are compared with
 * @param treated the other arms, at least one
 * @param shares the intended shares of the arms, control first, in any unit
 * @param before whether an earlier value was measured, before the assignment
 */
public record Trial(
    List<String> metrics, Arm control, List<Arm> treated, List<Double> shares, boolean before) {
  public Trial {
    metrics = List.copyOf(metrics);
    treated = List.copyOf(treated);
    shares = List.copyOf(shares);
    require(!metrics.isEmpty(), "an experiment needs a metric");
    require(!treated.isEmpty(), "an experiment needs a treated arm");
    require(
        shares.size() == treated.size() + 1, "needs a share for each arm, has %s", shares.size());
    for (Arm arm : treated) {
      require(arm.metrics().size() == metrics.size(), "%s lacks a metric", arm.name());
    }
    require(control.metrics().size() == metrics.size(), "%s lacks a metric", control.name());
  }
}
