package dev.verve.server.api;

import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was kept aside, and what was changed by whom; the newest first, by pages. */
final class LogRoutes {
  private final Store store;

  LogRoutes(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/rejects",
                Role.VIEWER,
                "Events that could not be used, with the reason",
                "Rejects",
                ctx -> list(ctx, "reject", "rejects", "received_at", "reason", "path", "payload"))
            .with(Parameter.LIMIT, Parameter.CURSOR),
        Route.get(
                "/api/v1/audit",
                Role.ADMIN,
                "Changes of models, keys and roles, and erasures",
                "Audit",
                ctx -> list(ctx, "audit", "audit", "happened_at", "who", "what", "detail"))
            .with(Parameter.LIMIT, Parameter.CURSOR));
  }

  /** Both tables are only appended to, but for erasures, so that the number of a row is a place. */
  private void list(Context ctx, String table, String name, String time, String... columns) {
    int limit = Query.limit(ctx);
    String cursor = Query.text(ctx, "cursor").orElse(String.valueOf(Long.MAX_VALUE));
    if (!cursor.matches("\\d{1,19}")) {
      throw HttpProblem.malformed("the cursor is none that this server gave");
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> places = new ArrayList<>();
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select rowid, strftime(timezone('UTC', %s), '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ') as t, %s from %s where rowid < %s order by rowid desc limit %d"
                      .formatted(time, String.join(", ", columns), table, cursor, limit + 1),
                  row -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put(time, row.getString("t"));
                    for (String column : columns) {
                      fields.put(column, row.getString(column));
                    }
                    rows.add(fields);
                    places.add(row.getString(1));
                  });
          return rows;
        });
    boolean more = rows.size() > limit;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, more ? rows.subList(0, limit) : rows);
    answer.put("next", more ? places.get(limit - 1) : null);
    Answers.json(ctx, answer);
  }
}
