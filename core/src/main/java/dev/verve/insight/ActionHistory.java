package dev.verve.insight;

import dev.verve.model.Curve;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One entity's days of one action, with the arithmetic of the model on them. The same arithmetic
 * that SQL does for everybody; here it answers "what if" and "until when" for one.
 *
 * @param action the action
 * @param weight its weight for this entity
 * @param amounts what was done on each day
 * @param items the different values of each day, for actions that count them
 */
record ActionHistory(
    ActionRow action,
    double weight,
    SortedMap<LocalDate, Double> amounts,
    Map<LocalDate, Set<String>> items) {

  /** The same without what was done on days that a test turns down. */
  ActionHistory where(Predicate<LocalDate> day) {
    SortedMap<LocalDate, Double> kept = new TreeMap<>(amounts);
    kept.keySet().removeIf(day.negate());
    Map<LocalDate, Set<String>> met = new HashMap<>(items);
    met.keySet().removeIf(day.negate());
    return new ActionHistory(action, weight, kept, met);
  }

  /** The same with another weight. */
  ActionHistory weighing(double other) {
    return new ActionHistory(action, other, amounts, items);
  }

  /** The same without what has left the window by a date. */
  ActionHistory stillCounting(LocalDate asOf) {
    Integer window = action.windowDays();
    return window == null ? this : where(day -> age(day, asOf) < window);
  }

  /** The amount as of a date, before its curve. */
  double amount(LocalDate asOf) {
    return capped(uncapped(asOf));
  }

  /** Points, before the branch's cap. */
  double points(LocalDate asOf) {
    return isSilent(asOf) ? 0 : pointsOf(amount(asOf));
  }

  /** Points if so much more were done on the date itself. */
  double pointsWith(LocalDate asOf, double extra) {
    double amount = uncapped(asOf);
    double more = action.aggregate() == Aggregate.MAX ? Math.max(amount, extra) : amount + extra;
    return pointsOf(capped(more));
  }

  /** Whoever did nothing in the window has no points, whatever the curve says of 0. */
  private boolean isSilent(LocalDate asOf) {
    return inWindow(asOf).isEmpty()
        && items.keySet().stream().noneMatch(day -> isInWindow(day, asOf));
  }

  private double pointsOf(double amount) {
    Curve curve = action.action().curve();
    return curve.at(amount) * weight;
  }

  private double capped(double amount) {
    Double max = action.max();
    return max == null ? amount : Math.min(amount, max);
  }

  private double uncapped(LocalDate asOf) {
    if (action.aggregate() == Aggregate.DISTINCT) {
      Set<String> seen = new HashSet<>();
      items.forEach(
          (day, values) -> {
            if (isInWindow(day, asOf)) {
              seen.addAll(values);
            }
          });
      return seen.size();
    }
    double amount = 0;
    boolean first = true;
    for (Map.Entry<LocalDate, Double> day : inWindow(asOf).entrySet()) {
      double value = daily(day.getValue()) * action.decay().weight(age(day.getKey(), asOf));
      boolean greatest = action.aggregate() == Aggregate.MAX;
      amount = greatest ? (first ? value : Math.max(amount, value)) : amount + value;
      first = false;
    }
    return amount;
  }

  /** What counts on a date: found by the order of the days, since accounts ask it thousandfold. */
  private SortedMap<LocalDate, Double> inWindow(LocalDate asOf) {
    Integer window = action.windowDays();
    LocalDate end = asOf.plusDays(1);
    return window == null ? amounts.headMap(end) : amounts.subMap(end.minusDays(window), end);
  }

  private double daily(double amount) {
    Double most = action.maxPerDay();
    return most == null ? amount : Math.min(amount, most);
  }

  private boolean isInWindow(LocalDate day, LocalDate asOf) {
    Integer window = action.windowDays();
    long age = age(day, asOf);
    return age >= 0 && (window == null || age < window);
  }

  private static long age(LocalDate day, LocalDate asOf) {
    return asOf.toEpochDay() - day.toEpochDay();
  }
}
