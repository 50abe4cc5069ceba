package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.model.Entity;
import java.util.List;

/** What can be wrong with a row that could be taken apart. */
final class RowProblems {
  static final String NO_USER = "no user";
  static final String NO_ACCOUNT = "no account";
  static final String NO_TIME = "no time";
  static final String BAD_TIME = "the time cannot be read";
  static final String NO_EVENT = "no event";
  static final String BAD_FIRST_SEEN = "the first day cannot be read";
  static final String NO_OBJECT = "not a JSON object";

  private RowProblems() {}

  /** What a row of events needs, in the order in which it is said. */
  static List<Need> ofEvents(Entity entity, TimeKind kind) {
    return List.of(
        entity == Entity.USER
            ? Need.present(ColumnRole.USER, "v_user", NO_USER)
            : Need.present(ColumnRole.ACCOUNT, "v_account", NO_ACCOUNT),
        Need.present(ColumnRole.TIME, "v_time", NO_TIME),
        Need.readable(ColumnRole.TIME, "v_time", TimeSql.plausible("v_at", kind), BAD_TIME),
        Need.present(ColumnRole.EVENT, "v_event", NO_EVENT));
  }

  /** What a row of users or accounts needs. */
  static List<Need> ofPeople(ColumnRole id) {
    String missing = id == ColumnRole.USER ? NO_USER : NO_ACCOUNT;
    return List.of(
        Need.present(id, "v_entity", missing),
        Need.readable(
            ColumnRole.FIRST_SEEN, "v_first_text", TimeSql.sensible("v_first_at"), BAD_FIRST_SEEN));
  }

  /** SQL: the first problem of a row, or null; over a relation that has what the needs ask for. */
  static String expression(FileFormat format, List<Need> needs) {
    StringBuilder sql = new StringBuilder("case");
    if (format == FileFormat.JSON) {
      when(sql, "coalesce(left(cast(v_json as varchar), 1), '') <> '{'", NO_OBJECT);
    }
    needs.forEach(need -> when(sql, need.unmet(), need.reason()));
    return sql + " end";
  }

  private static void when(StringBuilder sql, String condition, String reason) {
    sql.append(" when ").append(condition).append(" then '").append(reason).append('\'');
  }
}
