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
