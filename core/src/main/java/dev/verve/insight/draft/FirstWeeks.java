package dev.verve.insight.draft;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.sql.Dialect;
import dev.verve.sql.SqlFile;
import dev.verve.stats.Binomial;
import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import dev.verve.stats.Wilson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether newcomers who did something in their first week (days 0 to 6) came back in the four weeks
 * after it (days 7 to 34) more often than newcomers who did not. Only users whom the events follow
 * that long count. This is association: those who would have stayed anyway may do more. It is said
 * only where both groups number at least 30 and their 95 % Wilson intervals do not overlap.
 */
final class FirstWeeks {
  private static final int FOLLOWED = 34;
  private static final int FEWEST = 30;

  private final Binomial all;
  private final Map<String, Binomial> byEvent;

  private FirstWeeks(Binomial all, Map<String, Binomial> byEvent) {
    this.all = all;
    this.byEvent = byEvent;
  }

  /**
   * Two groups of newcomers that differ in their return.
   *
   * @param with the share who came back of those who did it, from 0 to 1
   * @param without the share who came back of the others
   */
  record Lift(double with, double without) {}

  static FirstWeeks of(Engine engine, EventSpan span) {
    Dialect dialect = engine.dialect();
    String query =
        SqlFile.render(
            "draft_return",
            Map.of(
                "age", dialect.daysBetween("a.since", "e.v_day"),
                "latest", dialect.date(span.last().minusDays(FOLLOWED))));
    Binomial all = new Binomial(0, 0);
    Map<String, Binomial> byEvent = new HashMap<>();
    for (Row row : engine.query(query)) {
      String event = row.text("event");
      Double returned = row.number("returned");
      Binomial group =
          new Binomial(returned == null ? 0 : Math.round(returned), row.whole("newcomers"));
      if (event == null) {
        all = group;
      } else {
        byEvent.put(event, group);
      }
    }
    return new FirstWeeks(all, byEvent);
  }

  /** The lift of an event, where there is enough to say that there is one. */
  Optional<Lift> lift(String event) {
    Binomial with = byEvent.getOrDefault(event, new Binomial(0, 0));
    Binomial without =
        new Binomial(all.successes() - with.successes(), all.trials() - with.trials());
    if (with.trials() < FEWEST || without.trials() < FEWEST) {
      return Optional.empty();
    }
    Estimate high = Wilson.of(with.successes(), with.trials());
    Estimate low = Wilson.of(without.successes(), without.trials());
    return high instanceof Measured a && low instanceof Measured b && a.low() > b.high()
        ? Optional.of(new Lift(a.value(), b.value()))
        : Optional.empty();
  }
}
