package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.model.Entity;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Sql;
import dev.verve.sql.Bounds;
import dev.verve.sql.ScoreSql;
import dev.verve.sql.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The view {@code activity} that queries of users read: what everybody did of each action of the
 * published model on each day, by the same text as the plans, and computed when it is read.
 */
final class ActivityView {
  /** No event of a product lies outside. */
  private static final Bounds ALL_DAYS =
      new Bounds(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 12, 31));

  private ActivityView() {}

  /** Makes or replaces the view, within a transaction of the caller. */
  static void create(Connection connection, LiveModel model) throws SQLException {
    ZonedDialect dialect = new ZonedDialect(model.model().timezone());
    DuckDbEngine engine = DuckDbEngine.over(connection, dialect);
    Entity entity = model.model().entity();
    BoundModel bound = new StoreRelations(engine, dialect, entity).bind(model.model());
    ScoreSql sql = new ScoreSql(bound, dialect);
    List<String> parts = new ArrayList<>();
    if (bound.countsAmounts()) {
      parts.add(sql.activity(ALL_DAYS));
    }
    if (bound.countsDistinct()) {
      parts.add(
          "select entity, action_key, day, cast(count(*) as double) as amount from ("
              + sql.activityItem(ALL_DAYS)
              + ") i group by entity, action_key, day");
    }
    new Sql(connection)
        .run(
            SqlFile.render(
                "store_activity",
                Map.of(
                    "event",
                    SqlFile.render(
                        "store_event",
                        Map.of("zone", dialect.zoneText(), "scope", StoreRelations.ALL)),
                    "action_event",
                    actionEvents(bound, dialect),
                    "action",
                    actions(bound, dialect),
                    "activity",
                    String.join("\nunion all\n", parts),
                    "ids",
                    entity == Entity.USER ? "identity" : "account",
                    "key",
                    entity == Entity.USER ? "user_key" : "account_key")));
  }

  private static String actionEvents(BoundModel model, ZonedDialect dialect) {
    List<String> rows = new ArrayList<>();
    for (ActionRow row : model.actions()) {
      row.action().events().stream()
          .distinct()
          .forEach(event -> rows.add("(" + dialect.text(event) + ", " + row.key() + ")"));
    }
    return String.join(", ", rows);
  }

  private static String actions(BoundModel model, ZonedDialect dialect) {
    return String.join(
        ", ",
        model.actions().stream()
            .map(
                row ->
                    "(%d, %s, %s)"
                        .formatted(
                            row.key(),
                            dialect.text(row.branch()),
                            dialect.text(row.action().slug())))
            .toList());
  }
}
