package dev.verve.sql;

import dev.verve.plan.BoundModel;
import java.util.Map;

/**
 * Points of two dates side by side: {@code entity, action_key, points_from, points_to}, where a
 * date without points has null.
 */
public final class PointPairSql {
  private final BoundModel model;
  private final EventSql events;
  private final MatchSql match;

  public PointPairSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.events = new EventSql(model, dialect);
    this.match = new MatchSql(model, dialect);
  }

  /**
   * Whether one pass over the events tells both dates: no action asks for a single day, no weight
   * depends on who somebody is, and no days lie between those that the two dates read.
   *
   * @param from the days that the earlier date reads
   * @param to those of the later
   */
  public boolean isOnePass(Bounds from, Bounds to) {
    return !model.readsDays()
        && !model.countsDistinct()
        && !model.capsBranches()
        && !model.readsPopulationForPoints()
        && !to.first().isAfter(from.last().plusDays(1));
  }

  /** The pairs straight from the events, in one pass. */
  public String ofEvents(Bounds from, Bounds to) {
    return SqlFile.render(
        "point_pair_of_events",
        Map.of(
            "entity", events.entity(),
            "total_from", total("e.v_at < " + events.until(from.last()), from),
            "total_to", total("e.v_at >= " + events.from(to.first()), to),
            "points_from", points("d.amount_from"),
            "points_to", points("d.amount_to"),
            "counts", match.counts(),
            "from", events.from(from.first()),
            "until", events.until(to.last())));
  }

  /** Relation {@code point} of one date, from a relation of pairs. */
  public static String pointOf(String pairs, Side side) {
    return "select entity, action_key, %1$s as points from %2$s where %1$s is not null"
        .formatted(side.of("points"), pairs);
  }

  /** The pairs of two relations {@code point}. */
  public static String of(String from, String to) {
    return SqlFile.render("point_pair", Map.of("from", from, "to", to));
  }

  private String total(String side, Bounds days) {
    String window = match.isInWindow(days.last());
    return match.amountWhere(window.equals("true") ? side : side + " and " + window);
  }

  /**
   * Points of an amount; null where there is none, which caps and curves would read as a number.
   */
  private String points(String amount) {
    String capped = model.capsAmounts() ? "least(" + amount + ", a.max_amount)" : amount;
    String bent = CurveSql.bent(model.actions(), capped);
    return bent.equals(amount)
        ? amount + " * a.weight"
        : "case when " + amount + " is not null then " + bent + " * a.weight end";
  }
}
