package dev.verve.server.live;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the store knew by the end of a day, for one person.
 *
 * @param watermark the last change that it knew; the greatest number where it knows no more today
 * @param ids the keys that were known to be this person
 * @param isAny whether anything had arrived by then
 * @param isAnyLate whether any of the person's events of up to the day arrived since
 * @param isAnyMerged whether ids proved to be this person since
 */
record Known(
    long watermark, List<Long> ids, boolean isAny, boolean isAnyLate, boolean isAnyMerged) {

  /** What is known where nothing had arrived, or where nobody can tell. */
  static final Known NOTHING = new Known(0, List.of(), false, false, false);

  /**
   * Looks back.
   *
   * @param person whose
   * @param named the key of the id that is asked about
   * @param day the day
   */
  static Known by(Engine engine, ZonedDialect dialect, long person, long named, LocalDate day) {
    String end =
        "timezone(%s, timestamp '%s 00:00:00')".formatted(dialect.zoneText(), day.plusDays(1));
    if (engine
        .query("select 1 as one from event_log where received_at < " + end + " limit 1")
        .isEmpty()) {
      return NOTHING;
    }
    Double next =
        engine
            .query("select min(seq) as next from event_log where received_at >= " + end)
            .get(0)
            .number("next");
    long watermark = next == null ? Long.MAX_VALUE : next.longValue() - 1;
    List<Long> now =
        engine.query("select user_key from identity where person = " + person).stream()
            .map(key -> key.whole("user_key"))
            .toList();
    List<Long> then = now.size() == 1 ? now : ids(engine, now, named, watermark);
    return new Known(
        watermark, then, true, isAnyLate(engine, person, end, watermark), then.size() < now.size());
  }

  /** Follows the merges up to then: each key began as a person of its own. */
  private static List<Long> ids(Engine engine, List<Long> now, long named, long watermark) {
    Map<Long, Long> persons = new HashMap<>();
    now.forEach(key -> persons.put(key, key));
    for (Row merge :
        engine.query(
            "select gone, kept from merge_log where seq <= " + watermark + " order by seq")) {
      persons.replaceAll(
          (key, then) -> then == merge.whole("gone") ? Long.valueOf(merge.whole("kept")) : then);
    }
    Long self = persons.get(named);
    List<Long> ids = new ArrayList<>();
    persons.forEach(
        (key, then) -> {
          if (then.equals(self)) {
            ids.add(key);
          }
        });
    return ids;
  }

  private static boolean isAnyLate(Engine engine, long person, String end, long watermark) {
    return engine
            .query(
                "select count(*) as n from event_log e join identity i on i.user_key = e.user_key where i.person = %d and e.seq > %d and e.happened_at < %s"
                    .formatted(person, watermark, end))
            .get(0)
            .whole("n")
        > 0;
  }

  /** The events of all of the person's present ids that had arrived. */
  String arrived(long person) {
    return "i.person = " + person + " and e.seq <= " + watermark;
  }

  /** The events that had arrived of those who were known to be the person. */
  String ofThen() {
    String keys = String.join(", ", ids.stream().map(String::valueOf).toList());
    return "i.user_key in (" + keys + ") and e.seq <= " + watermark;
  }
}
