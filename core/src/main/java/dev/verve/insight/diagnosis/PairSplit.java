package dev.verve.insight.diagnosis;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.sql.DiagnosisSql;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The difference of two averages, exactly over actions, branches and the scale: two dates of one
 * model, or two models at one date.
 *
 * @param actions the part of each action, by its key
 * @param branches the part of each branch, by its key
 * @param scale the part of a change of the scale
 */
record PairSplit(Map<Integer, Shift> actions, Map<Integer, Shift> branches, Shift scale) {
  private static final Shift NOTHING = new Shift(0, 0);

  /**
   * Splits the difference; the subjects stay as a relation of this name.
   *
   * @param subject the name of the relation to make
   */
  static PairSplit of(Engine engine, DiagnosisSql sql, Stand from, Stand to, String subject) {
    engine.table(subject, sql.subject(from.scores(), to.scores()));
    engine.table("diagnosis_part", sql.part(from.point(), to.point(), subject));
    Map<Presence, Long> users = users(engine, subject);
    boolean rescaled = !from.scores().scale().equals(to.scores().scale());
    return new PairSplit(
        shifts(engine, sql.sums("action_key", "diagnosis_part"), users),
        shifts(engine, sql.sums("branch_key", "(" + sql.branch() + ") b"), users),
        rescaled
            ? shifts(engine, sql.sums("scale", "(" + sql.shift(subject) + ") s"), users)
                .getOrDefault(0, NOTHING)
            : NOTHING);
  }

  Shift action(int key) {
    return actions.getOrDefault(key, NOTHING);
  }

  Shift branch(int key) {
    return branches.getOrDefault(key, NOTHING);
  }

  /** The mean of two splits. */
  PairSplit middle(PairSplit other) {
    return new PairSplit(
        middle(actions, other.actions),
        middle(branches, other.branches),
        scale.middle(other.scale));
  }

  private static Map<Integer, Shift> middle(Map<Integer, Shift> one, Map<Integer, Shift> other) {
    Set<Integer> keys = new HashSet<>(one.keySet());
    keys.addAll(other.keySet());
    Map<Integer, Shift> middle = new HashMap<>();
    for (Integer key : keys) {
      Shift first = one.getOrDefault(key, NOTHING);
      middle.put(key, first.middle(other.getOrDefault(key, NOTHING)));
    }
    return middle;
  }

  private static Map<Presence, Long> users(Engine engine, String subject) {
    Map<Presence, Long> users = new EnumMap<>(Presence.class);
    engine.each(
        "select presence, count(*) as users from " + subject + " group by presence",
        row -> users.put(Presence.of(row.string("presence")), row.whole("users")));
    return users;
  }

  /** Users without a part have one of 0, so that every sum is over everybody. */
  private static Map<Integer, Shift> shifts(
      Engine engine, String query, Map<Presence, Long> users) {
    Map<Integer, Map<Presence, PairSums>> sums = new HashMap<>();
    for (Row row : engine.query(query)) {
      Presence presence = Presence.of(row.string("presence"));
      sums.computeIfAbsent((int) row.whole("part"), key -> nobody(users))
          .put(presence, PairSums.of(row, users.getOrDefault(presence, 0L)));
    }
    Map<Integer, Shift> shifts = new HashMap<>();
    sums.forEach((key, parts) -> shifts.put(key, Shift.of(parts)));
    return shifts;
  }

  private static Map<Presence, PairSums> nobody(Map<Presence, Long> users) {
    Map<Presence, PairSums> empty = new EnumMap<>(Presence.class);
    users.forEach((presence, count) -> empty.put(presence, new PairSums(count, 0, 0, 0, 0, 0)));
    return empty;
  }
}
