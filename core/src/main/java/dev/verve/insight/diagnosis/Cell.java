package dev.verve.insight.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users who stood alike at both dates.
 *
 * @param from where they stood at the earlier date; empty for those who were not there
 * @param to where they stand at the later date; empty for those who left
 * @param sums of their scores
 */
record Cell(Optional<List<String>> from, Optional<List<String>> to, PairSums sums) {
  private record Key(Optional<List<String>> from, Optional<List<String>> to) {}

  Presence presence() {
    return from.isEmpty() ? Presence.NEW : to.isEmpty() ? Presence.LOST : Presence.STAYS;
  }

  /**
   * The same users in larger cells.
   *
   * @param places the values, by their places in each list, that cells are to be told apart by
   */
  static List<Cell> by(List<Integer> places, List<Cell> cells) {
    Map<Key, PairSums> sums = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Key key = new Key(only(places, cell.from), only(places, cell.to));
      sums.merge(key, cell.sums, PairSums::plus);
    }
    List<Cell> larger = new ArrayList<>();
    sums.forEach((key, sum) -> larger.add(new Cell(key.from, key.to, sum)));
    return larger;
  }

  private static Optional<List<String>> only(List<Integer> places, Optional<List<String>> values) {
    return values.map(all -> places.stream().map(all::get).toList());
  }
}
