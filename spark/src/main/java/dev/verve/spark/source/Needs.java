package dev.verve.spark.source;

import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.model.Entity;
import dev.verve.sql.Dialect;
import dev.verve.sql.TimeForms;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a row must have to be used, as SQL that names the first thing that it lacks. */
final class Needs {
  static final String BAD_TIME = "the time cannot be read";

  private Needs() {}

  /** The problem of a row of events, or null. */
  static String ofEvents(Scan scan, Entity entity, TimeKind kind, Dialect dialect) {
    Map<String, String> unmet = new LinkedHashMap<>();
    if (entity == Entity.USER) {
      unmet.put("v_user is null", "no user");
    } else {
      unmet.put("v_account is null", "no account");
    }
    unmet.put("v_time is null", "no time");
    unmet.put(unreadable("v_time", new TimeForms(dialect).plausible("v_at", kind)), BAD_TIME);
    unmet.put("v_event is null", "no event");
    return expression(scan, unmet);
  }

  /** The problem of a row of users or accounts, or null. */
  static String ofPeople(Scan scan, ColumnRole id, Dialect dialect) {
    Map<String, String> unmet = new LinkedHashMap<>();
    unmet.put("v_entity is null", id == ColumnRole.USER ? "no user" : "no account");
    unmet.put(
        unreadable("v_first_text", new TimeForms(dialect).sensible("v_first_at")),
        "the first day cannot be read");
    return expression(scan, unmet);
  }

  private static String unreadable(String text, String plausible) {
    return text + " is not null and not coalesce(" + plausible + ", false)";
  }

  private static String expression(Scan scan, Map<String, String> unmet) {
    StringBuilder sql = new StringBuilder("case");
    if (scan.mayBeBroken()) {
      when(sql, Scan.BROKEN + " is not null", "the row cannot be taken apart");
    }
    unmet.forEach((condition, reason) -> when(sql, condition, reason));
    return sql + " end";
  }

  private static void when(StringBuilder sql, String condition, String reason) {
    sql.append(" when ").append(condition).append(" then '").append(reason).append('\'');
  }
}
