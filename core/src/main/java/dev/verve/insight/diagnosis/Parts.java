package dev.verve.insight.diagnosis;

import dev.verve.engine.Engine;
import dev.verve.sql.DiagnosisSql;
import dev.verve.sql.DiagnosisSql.Subjects;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of what actions, branches and the scale brought to the difference of two averages, by where
 * users stand. One pass pairs the points of both sides under short keys; views are sums of its
 * sums.
 *
 * @param places where users stand
 * @param actions the sums of each action, by its key and place; users without a part are in none
 * @param branches the sums of each branch, likewise
 * @param scale the sums of a change of the scale, under the key 0; empty where it is the same
 */
record Parts(
    List<Place> places,
    Map<Integer, Map<Place, PairSums>> actions,
    Map<Integer, Map<Place, PairSums>> branches,
    Map<Integer, Map<Place, PairSums>> scale) {
  private static final Shift NOTHING = new Shift(0, 0);

  /** Places beyond which the data is too thin to look into each. */
  private static final int MOST_PLACES = 20_000;

  /**
   * Reads the sums.
   *
   * @param subjects the subjects of both sides
   * @param columns columns of theirs by which places are told apart, beside the presence
   */
  static Parts of(
      Engine engine, DiagnosisSql sql, Corners corners, Subjects subjects, List<String> columns) {
    engine.table("diagnosis_place", sql.place(subjects, columns));
    List<Place> places = places(engine, columns);
    if (places.size() > MOST_PLACES) {
      return of(engine, sql, corners, subjects, List.of());
    }
    engine.view("diagnosis_located", sql.located(subjects, columns));
    engine.table("diagnosis_part", sql.part(corners.points()));
    boolean rescaled = !corners.from().scores().scale().equals(corners.to().scores().scale());
    return new Parts(
        places,
        sums(engine, sql.sums("action_key", "diagnosis_part"), places),
        sums(engine, sql.sums("branch_key", "(" + sql.branch() + ") b"), places),
        rescaled ? sums(engine, sql.sums("scale", "(" + sql.shift() + ") s"), places) : Map.of());
  }

  /** The difference over actions, branches and the scale. */
  PairSplit split() {
    return new PairSplit(shifts(actions), shifts(branches), shifts(scale).getOrDefault(0, NOTHING));
  }

  private static List<Place> places(Engine engine, List<String> columns) {
    List<Place> places = new ArrayList<>();
    engine.each(
        "select * from diagnosis_place order by place",
        row -> {
          Presence presence = Presence.of(row.string("presence"));
          List<String> values =
              presence.after() ? columns.stream().map(row::string).toList() : List.of();
          places.add(new Place(presence, values, row.whole("users")));
        });
    return List.copyOf(places);
  }

  private static Map<Integer, Map<Place, PairSums>> sums(
      Engine engine, String query, List<Place> places) {
    Map<Integer, Map<Place, PairSums>> sums = new HashMap<>();
    engine.each(
        query,
        row ->
            sums.computeIfAbsent((int) row.whole("part"), key -> new HashMap<>())
                .put(places.get((int) row.whole("place") - 1), PairSums.of(row, 0)));
    return sums;
  }

  /** Users without a part have one of 0, so that every sum is over everybody. */
  private Map<Integer, Shift> shifts(Map<Integer, Map<Place, PairSums>> parts) {
    Map<Presence, PairSums> nobody = new EnumMap<>(Presence.class);
    for (Place place : places) {
      nobody.merge(place.presence(), new PairSums(place.users(), 0, 0, 0, 0, 0), PairSums::plus);
    }
    Map<Integer, Shift> shifts = new HashMap<>();
    parts.forEach(
        (key, found) -> {
          Map<Presence, PairSums> sums = new EnumMap<>(nobody);
          found.forEach((place, sum) -> sums.merge(place.presence(), sum, PairSums::plus));
          shifts.put(key, Shift.of(sums));
        });
    return shifts;
  }
}
