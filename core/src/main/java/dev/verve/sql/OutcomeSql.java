package dev.verve.sql;

import dev.verve.plan.BoundModel;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** On which days the event of an outcome happened to whom. */
public final class OutcomeSql {
  private final String entity;
  private final Dialect dialect;

  public OutcomeSql(BoundModel model, Dialect dialect) {
    this.entity = new EventSql(model, dialect).entity();
    this.dialect = dialect;
  }

  /** A query of {@code entity} and {@code day} from the events. */
  public String days(String event) {
    return inEvents("= " + dialect.text(event), "", "");
  }

  /**
   * The days of several events, with a column that names the event, by the parts in which events
   * came, which their column {@code v_part} names.
   */
  public String daysByPart(Set<String> events) {
    String all = events.stream().sorted().map(dialect::text).collect(Collectors.joining(", "));
    return inEvents("in (" + all + ")", ", e.v_event as event, e.v_part", ", e.v_event, e.v_part");
  }

  /** A query of {@code entity} and {@code day} from a rollup that is kept in parts. */
  public String daysOfRollup(String event) {
    return "select entity, day from rolled_outcome where event = " + dialect.text(event);
  }

  private String inEvents(String isOne, String more, String by) {
    return SqlFile.render(
        "outcome_day",
        Map.of(
            "entity", entity,
            "is_one", isOne,
            "more", more,
            "by", by));
  }
}
