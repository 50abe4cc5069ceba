package dev.verve.insight.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * Users who stood alike at both dates.
 *
 * @param from where they stood at the earlier date; empty for those who were not there
 * @param to where they stand at the later date; empty for those who left
 * @param sums of their scores
 */
record Cell(Optional<List<String>> from, Optional<List<String>> to, PairSums sums) {
  Presence presence() {
    return from.isEmpty() ? Presence.NEW : to.isEmpty() ? Presence.LOST : Presence.STAYS;
  }
}
