package dev.verve.server.page;

import dev.verve.chart.DayLine;
import dev.verve.chart.Figure;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.server.api.Subject;
import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The course of one score over the days that are kept, with the bands behind it. */
record Course(Map<LocalDate, Double> days) {

  static Course read(Connection connection, Subject subject, int version, long key)
      throws SQLException {
    Map<LocalDate, Double> days = new TreeMap<>();
    new Sql(connection)
        .each(
            "select day, score from (" + subject.days(version) + ") d where entity = ?",
            row -> days.put(row.getObject(1, LocalDate.class), row.getDouble(2)),
            key);
    return new Course(days);
  }

  boolean isKept() {
    return days.size() > 1;
  }

  /**
   * What the charts of a score tell, or why there are none.
   *
   * @param steps what is said of the chart of the change
   */
  static String words(Course course, boolean isImported, String steps) {
    if (!course.isKept()) {
      return "One day is kept so far; the course over time appears with the second one.";
    }
    return "The ground shows the bands. "
        + (isImported
            ? "The scores were imported: why they changed is known where their events are, to verve explain."
            : steps);
  }

  Figure figure(Bands bands) {
    List<DayLine.Ground> ground = new ArrayList<>();
    for (int i = 0; i < bands.list().size(); i++) {
      Band band = bands.list().get(i);
      ground.add(new DayLine.Ground(band.title(), band.from(), bands.end(i)));
    }
    return DayLine.of(
        "How did the score get here?",
        "score",
        ground,
        days.entrySet().stream()
            .map(day -> new DayLine.Day(day.getKey(), day.getValue()))
            .toList());
  }
}
