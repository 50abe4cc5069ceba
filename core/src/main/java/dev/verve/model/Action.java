package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One weighted action: which events it reads, what it counts of them, and how the amount becomes
 * points. The order of the arithmetic is: amount a day, {@code maxPerDay}, decay, sum over the
 * window, {@code max}, curve, weight.
 *
 * @param slug name within its branch
 * @param events the names of the events that it reads; at least one
 * @param where which of these events count; null for all
 * @param measure what is counted
 * @param weight points per unit of the bent amount; may be negative
 * @param maxPerDay the most that one day can count; null for no limit
 * @param max the most that the amount can reach; null for no limit
 * @param curve how the amount is bent
 * @param window days that count, the date included; null for the model's
 * @param decay how days lose weight; null for the model's
 */
public record Action(
    String slug,
    List<String> events,
    @Nullable Condition where,
    Measure measure,
    double weight,
    @Nullable Double maxPerDay,
    @Nullable Double max,
    Curve curve,
    @Nullable Integer window,
    @Nullable Decay decay) {
  public Action {
    events = List.copyOf(events);
    require(!events.isEmpty(), "action %s reads no event", slug);
    require(Double.isFinite(weight), "weight must be a finite number, was %s", weight);
    require(maxPerDay == null || maxPerDay > 0, "max_per_day must be above 0, was %s", maxPerDay);
    require(max == null || max > 0, "max must be above 0, was %s", max);
    require(window == null || window > 0, "window must be at least 1 day, was %s", window);
  }

  /** The same action with another weight. */
  public Action withWeight(double other) {
    return new Action(slug, events, where, measure, other, maxPerDay, max, curve, window, decay);
  }

  /** The same action with another curve. */
  public Action withCurve(Curve other) {
    return new Action(slug, events, where, measure, weight, maxPerDay, max, other, window, decay);
  }

  /** The same action with another cap of its amount; null for none. */
  public Action withMax(@Nullable Double other) {
    return new Action(slug, events, where, measure, weight, maxPerDay, other, curve, window, decay);
  }
}
