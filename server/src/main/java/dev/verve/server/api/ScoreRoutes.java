package dev.verve.server.api;

import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Current scores and their history, of users and of accounts. */
final class ScoreRoutes {
  private static final int PAGE = 100;
  private static final int MOST = 1_000;

  private final Store store;
  private final Caller caller;

  ScoreRoutes(Store store, Caller caller) {
    this.store = store;
    this.caller = caller;
  }

  void register(RoutesConfig routes) {
    for (Subject subject : Subject.values()) {
      String path = "/api/v1/" + subject.path();
      routes.get(path, caller.atLeast(Role.VIEWER, ctx -> list(ctx, subject)));
      routes.get(path + "/{id}", caller.atLeast(Role.VIEWER, ctx -> one(ctx, subject)));
      routes.get(path + "/{id}/history", caller.atLeast(Role.VIEWER, ctx -> history(ctx, subject)));
    }
    routes.get("/api/v1/distribution", caller.atLeast(Role.VIEWER, this::distribution));
  }

  private void list(Context ctx, Subject subject) {
    Page page = Page.of(ctx.queryParam("sort"), ctx.queryParam("cursor"));
    int limit = limit(ctx.queryParam("limit"));
    String band = ctx.queryParam("band");
    Map<String, Object> answer =
        store.read(
            connection -> {
              Map<String, Object> head = head(connection);
              List<Object> parameters = new ArrayList<>();
              StringBuilder where = new StringBuilder("true");
              if (band != null) {
                where.append(" and band = ?");
                parameters.add(band);
              }
              page.condition(where, parameters);
              List<Map<String, Object>> rows = new ArrayList<>();
              new Sql(connection)
                  .each(
                      "select * from (%s) s where %s order by %s limit %d"
                          .formatted(subject.current(), where, page.order(), limit + 1),
                      row -> rows.add(subject.row(row)),
                      parameters.toArray());
              boolean more = rows.size() > limit;
              List<Map<String, Object>> shown = more ? rows.subList(0, limit) : rows;
              head.put(subject.path(), shown);
              head.put("next", more ? page.after(shown.get(limit - 1)) : null);
              return head;
            });
    Answers.json(ctx, answer);
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return PAGE;
    }
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1) {
      throw HttpProblem.malformed("limit must be a number from 1 to " + MOST);
    }
    return Math.min(MOST, Integer.parseInt(text));
  }

  private void one(Context ctx, Subject subject) {
    String id = ctx.pathParam("id");
    Answers.json(
        ctx,
        store.read(
            connection -> {
              Map<String, Object> answer = head(connection);
              int before = answer.size();
              long key = subject.find(connection, id);
              new Sql(connection)
                  .each(
                      "select * from (" + subject.current() + ") s where entity = ?",
                      row -> answer.putAll(subject.row(row)),
                      key);
              if (answer.size() == before) {
                throw HttpProblem.missing("there is no score of " + id);
              }
              answer.put("points", points(connection, subject, key));
              return answer;
            }));
  }

  private static Map<String, Map<String, Double>> points(
      Connection connection, Subject subject, long key) throws SQLException {
    Map<String, Map<String, Double>> branches = new LinkedHashMap<>();
    new Sql(connection)
        .each(
            subject.points(),
            row ->
                branches
                    .computeIfAbsent(row.getString(1), b -> new LinkedHashMap<>())
                    .put(row.getString(2), row.getDouble(3)),
            key);
    return branches;
  }

  private void history(Context ctx, Subject subject) {
    String id = ctx.pathParam("id");
    Answers.json(
        ctx,
        store.read(
            connection -> {
              Map<String, Object> answer = head(connection);
              long key = subject.find(connection, id);
              List<Map<String, Object>> days = new ArrayList<>();
              new Sql(connection)
                  .each(
                      "select * from (" + subject.days() + ") d where entity = ? order by day",
                      row -> days.add(day(row)),
                      key);
              answer.put("id", id);
              answer.put("history", days);
              return answer;
            }));
  }

  private static Map<String, Object> day(ResultSet row) throws SQLException {
    Map<String, Object> day = new LinkedHashMap<>();
    day.put("date", row.getString("day"));
    day.put("raw", row.getDouble("raw"));
    day.put("score", row.getDouble("score"));
    day.put("band", row.getString("band"));
    return day;
  }

  private void distribution(Context ctx) {
    Answers.json(
        ctx,
        store.read(
            connection -> {
              Map<String, Object> answer = head(connection);
              Map<String, Long> users = new LinkedHashMap<>();
              double[] total = {0};
              new Sql(connection)
                  .each(
                      "select band, count(*), sum(score) from ("
                          + Subject.USERS.current()
                          + ") s group by band",
                      row -> {
                        users.put(row.getString(1), row.getLong(2));
                        total[0] += row.getDouble(3);
                      });
              long population = users.values().stream().mapToLong(Long::longValue).sum();
              answer.put("population", population);
              answer.put("average", population == 0 ? null : total[0] / population);
              answer.put("distribution", shares(connection, users, population));
              return answer;
            }));
  }

  private static List<Map<String, Object>> shares(
      Connection connection, Map<String, Long> users, long population) throws SQLException {
    var bands = Models.published(connection).orElseThrow().model().bands();
    List<Map<String, Object>> shares = new ArrayList<>();
    for (int i = 0; i < bands.list().size(); i++) {
      long here = users.getOrDefault(bands.list().get(i).name(), 0L);
      Map<String, Object> share = new LinkedHashMap<>();
      share.put("band", bands.list().get(i).name());
      share.put("from", bands.list().get(i).from());
      share.put("to", bands.end(i));
      share.put("users", here);
      share.put("share", population == 0 ? 0 : (double) here / population);
      shares.add(share);
    }
    return shares;
  }

  /** What stands on every answer: the model, its version and the date. */
  static Map<String, Object> head(Connection connection) throws SQLException {
    LiveModel model =
        Models.published(connection)
            .orElseThrow(() -> HttpProblem.missing("no model is published yet"));
    Live live =
        Live.read(connection)
            .filter(l -> l.key() == model.key())
            .orElseThrow(() -> HttpProblem.unavailable("the first scores are being computed"));
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("model", model.model().name());
    head.put("version", model.version());
    head.put("as_of", live.asOf().toString());
    head.put("refreshed_at", live.refreshedAt().toString());
    head.put("provisional", model.isProvisional());
    return head;
  }
}
