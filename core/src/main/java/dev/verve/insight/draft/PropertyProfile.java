package dev.verve.insight.draft;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.plan.EventShape;
import dev.verve.sql.Dialect;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a property is filled in one kind of event.
 *
 * @param property its name
 * @param event the event's name
 * @param users how many users have an event that fills it
 * @param filled events that fill it
 * @param numbers events that fill it with a number
 * @param valuesMet different values, summed over users
 * @param medianTotal the sum of the median user; 0 where it is no number
 * @param medianValues the different values of the median user
 */
record PropertyProfile(
    String property,
    String event,
    long users,
    long filled,
    long numbers,
    long valuesMet,
    double medianTotal,
    double medianValues) {
  /** Each property takes one pass over the events. */
  private static final int MOST = 12;

  /** The properties whose names suggest a use, in the events that fill them. */
  static List<PropertyProfile> all(Engine engine, EventShape shape) {
    List<String> promising =
        shape.properties().names().stream()
            .filter(name -> PropertyUse.of(name).isPresent())
            .limit(MOST)
            .toList();
    List<PropertyProfile> profiles = new ArrayList<>();
    for (String property : promising) {
      Optional<String> access = shape.properties().access(property);
      if (access.isPresent()) {
        engine.query(query(access.get(), engine.dialect())).stream()
            .map(row -> profile(property, row))
            .forEach(profiles::add);
      }
    }
    return profiles;
  }

  private static String query(String access, Dialect dialect) {
    return SqlFile.render(
        "draft_property",
        Map.of(
            "property", access,
            "median_total", dialect.quantile("total", 0.5),
            "median_values", dialect.quantile("values_met", 0.5)));
  }

  private static PropertyProfile profile(String property, Row row) {
    Double total = row.number("median_total");
    return new PropertyProfile(
        property,
        row.string("event"),
        row.whole("users"),
        row.whole("filled"),
        row.whole("numbers"),
        row.whole("values_met"),
        total == null ? 0 : total,
        row.real("median_values"));
  }
}
