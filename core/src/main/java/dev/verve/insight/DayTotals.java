package dev.verve.insight;

import dev.verve.engine.Row;
import dev.verve.model.Bands;
import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers rows of band, users and summed scores into the days of a range. */
final class DayTotals {
  private final Bands bands;
  private final Bounds days;
  private final Map<LocalDate, Map<String, Long>> users = new HashMap<>();
  private final Map<LocalDate, Double> totals = new HashMap<>();

  DayTotals(Bands bands, Bounds days) {
    this.bands = bands;
    this.days = days;
  }

  void add(LocalDate day, Row row) {
    users
        .computeIfAbsent(day, d -> new HashMap<>())
        .merge(row.string("band"), row.whole("users"), Long::sum);
    totals.merge(day, row.real("total"), Double::sum);
  }

  List<HistoryDay> list() {
    return days.first().datesUntil(days.last().plusDays(1)).map(this::day).toList();
  }

  private HistoryDay day(LocalDate day) {
    return new HistoryDay(
        day,
        Distribution.of(bands, users.getOrDefault(day, Map.of()), totals.getOrDefault(day, 0.0)));
  }
}
