package dev.verve.insight.draft;

import dev.verve.engine.Engine;
import dev.verve.sql.Dialect;
import dev.verve.sql.SqlFile;
import java.util.List;
import java.util.Map;

/**
 * What one kind of event looks like in the data.
 *
 * @param event its name
 * @param events how many there are
 * @param users how many users have one
 * @param days days on which it occurs
 * @param medianEvents events of the median user who has one
 * @param medianDays days with one of the median user who has one
 * @param medianADay events of the median day of a user with one
 * @param p99ADay the 99th percentile of events on such days
 * @param mostADay the most on such a day
 */
record EventProfile(
    String event,
    long events,
    long users,
    long days,
    double medianEvents,
    double medianDays,
    double medianADay,
    double p99ADay,
    double mostADay) {

  /** All kinds of events, those of most users first. */
  static List<EventProfile> all(Engine engine) {
    Dialect dialect = engine.dialect();
    String query =
        SqlFile.render(
            "draft_event",
            Map.of(
                "median_events", dialect.quantile("events", 0.5),
                "median_days", dialect.quantile("days", 0.5),
                "median_a_day", dialect.quantile("events", 0.5),
                "high_a_day", dialect.quantile("events", 0.99)));
    return engine.query(query).stream()
        .map(
            row ->
                new EventProfile(
                    row.string("event"),
                    row.whole("events"),
                    row.whole("users"),
                    row.whole("days"),
                    row.real("median_events"),
                    row.real("median_days"),
                    row.real("median_a_day"),
                    row.real("p99_a_day"),
                    row.real("most_a_day")))
        .toList();
  }

  Meaning meaning() {
    return Meaning.of(event);
  }

  /** The most that one day should count: where few days have more, those are bulk or robots. */
  double dailyCap() {
    return Math.ceil(p99ADay);
  }

  /** Whether some days have so many that a cap takes something away. */
  boolean needsCap() {
    return mostADay > dailyCap();
  }
}
