package dev.verve.insight.power;

import java.util.List;

/**
 * A common beginning.
 *
 * @param isHigh whether the users are of the studied group
 * @param events the first different actions in order
 * @param users how many began so
 * @param share of the group's newcomers, from 0 to 1
 */
public record FirstPath(boolean isHigh, List<String> events, long users, double share) {
  public FirstPath {
    events = List.copyOf(events);
  }
}
