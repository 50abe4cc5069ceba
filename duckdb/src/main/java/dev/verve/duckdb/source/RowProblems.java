package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;

/** What can be wrong with a row that could be taken apart. */
final class RowProblems {
  static final String NO_USER = "no user";
  static final String NO_ACCOUNT = "no account";
  static final String NO_TIME = "no time";
  static final String BAD_TIME = "the time cannot be read";
  static final String NO_EVENT = "no event";

  private RowProblems() {}

  /** The problem of a row as text, or null; over the role columns of a scan. */
  static String expression(RoleSql roles, Entity entity, String time) {
    ColumnRole id = entity == Entity.USER ? ColumnRole.USER : ColumnRole.ACCOUNT;
    return cases(roles.text(id), entity, roles.timeText(), time + " is null", roles.event());
  }

  /** The problem of a parsed row. */
  static String ofParsed(Entity entity) {
    return cases(
        entity == Entity.USER ? "v_user" : "v_account",
        entity,
        "v_time",
        "not coalesce(" + TimeSql.plausible("v_at") + ", false)",
        "v_event");
  }

  private static String cases(
      String id, Entity entity, String timeText, String badTime, String event) {
    return "case when %s is null then '%s' when %s is null then '%s' when %s then '%s' when %s is null then '%s' end"
        .formatted(
            id,
            entity == Entity.USER ? NO_USER : NO_ACCOUNT,
            timeText,
            NO_TIME,
            badTime,
            BAD_TIME,
            event,
            NO_EVENT);
  }
}
