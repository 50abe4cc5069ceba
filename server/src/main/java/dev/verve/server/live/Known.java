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
 */
record Known(long watermark, List<Long> ids, boolean isAny) {

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
    Row row =
        engine
            .query(
                "select min(seq) filter (where received_at >= %1$s) as next, count(*) filter (where received_at < %1$s) as before from event_log"
                    .formatted(end))
            .get(0);
    Double next = row.number("next");
    long watermark = next == null ? Long.MAX_VALUE : next.longValue() - 1;
    return new Known(watermark, ids(engine, person, named, watermark), row.whole("before") > 0);
  }

  /** Follows the merges up to then: each key began as a person of its own. */
  private static List<Long> ids(Engine engine, long person, long named, long watermark) {
    Map<Long, Long> persons = new HashMap<>();
    engine
        .query("select user_key from identity where person = " + person)
        .forEach(row -> persons.put(row.whole("user_key"), row.whole("user_key")));
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
