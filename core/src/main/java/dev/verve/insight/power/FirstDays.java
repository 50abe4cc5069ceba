package dev.verve.insight.power;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How both groups began, of the users whose first 14 days lie within the events.
 *
 * @param high newcomers of the studied group
 * @param low newcomers of the other
 * @param reached which actions they got to in these days, adjusted for their kind
 * @param highDays the median day of the first time, by event, of those of the studied group who got
 *     to it; the first day is 0
 * @param lowDays the same of the other group
 * @param steps the most common actions of each of the first steps
 * @param paths the most common beginnings
 */
public record FirstDays(
    long high,
    long low,
    List<ActionContrast> reached,
    Map<String, Double> highDays,
    Map<String, Double> lowDays,
    List<FirstStep> steps,
    List<FirstPath> paths) {
  public FirstDays {
    reached = List.copyOf(reached);
    highDays = Map.copyOf(highDays);
    lowDays = Map.copyOf(lowDays);
    steps = List.copyOf(steps);
    paths = List.copyOf(paths);
  }

  /** The median days to an action in a group's map. */
  public static OptionalDouble days(Map<String, Double> medians, String event) {
    Double days = medians.get(event);
    return days == null ? OptionalDouble.empty() : OptionalDouble.of(days);
  }
}
