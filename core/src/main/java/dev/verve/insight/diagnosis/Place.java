package dev.verve.insight.diagnosis;

import java.util.List;

/**
 * Users who stand alike.
 *
 * @param presence at which of the two dates they were there
 * @param values their values of the traits at the later date; empty where no traits were asked for
 * @param users how many
 */
record Place(Presence presence, List<String> values, long users) {
  Place {
    values = List.copyOf(values);
  }
}
