package dev.verve.server.api;

import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Standing;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Current scores and their history, of users and of accounts. */
final class ScoreRoutes {
  private final Store store;
  private final Standing standing;

  ScoreRoutes(Store store, Standing standing) {
    this.store = store;
    this.standing = standing;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Subject.Kind kind : Subject.Kind.values()) {
      String path = "/api/v1/" + kind.path();
      String whose = kind == Subject.Kind.USERS ? "User" : "Account";
      routes.add(
          Route.get(
                  path,
                  Role.VIEWER,
                  "Current scores by pages",
                  whose + "Scores",
                  ctx -> list(ctx, kind))
              .with(Parameter.LIMIT, Parameter.CURSOR)
              .with(Parameter.oneOf("sort", "The order", Page.SORTS.toArray(String[]::new)))
              .with(ScoreFilter.PARAMETERS)
              .with(MoveFilter.PARAMETERS));
      routes.add(
          Route.get(
              path + "/{id}",
              Role.VIEWER,
              "One current score",
              "One" + whose,
              ctx -> one(ctx, kind)));
      routes.add(
          Route.get(
                  path + "/{id}/history",
                  Role.VIEWER,
                  "The scores of past days",
                  "History",
                  ctx -> history(ctx, kind))
              .with(Parameter.VERSION)
              .with(Parameter.date("from", "The first day"), Parameter.date("to", "The last day")));
    }
    return routes;
  }

  private void list(Context ctx, Subject.Kind kind) {
    int limit = Query.limit(ctx);
    ScoreList list = store.read(connection -> ScoreList.asked(connection, ctx, kind, limit));
    Map<String, Object> answer = list.head().fields();
    answer.put(kind.path(), list.rows().stream().map(list::fields).toList());
    answer.put("next", list.next().orElse(null));
    Answers.json(ctx, answer);
  }

  private void one(Context ctx, Subject.Kind kind) {
    String id = ctx.pathParam("id");
    OptionalLong key = kind == Subject.Kind.USERS ? store.person(id) : store.account(id);
    if (key.isEmpty() || !standing.isFilled()) {
      ask(ctx, kind, id);
      return;
    }
    Optional<Map<String, @Nullable Object>> known =
        kind == Subject.Kind.USERS ? user(id, key.getAsLong()) : account(id, key.getAsLong());
    Answers.json(ctx, known.orElseThrow(() -> HttpProblem.missing("there is no score of " + id)));
  }

  private Optional<Map<String, @Nullable Object>> user(String id, long person) {
    return standing.user(person).map(user -> fields(id, user));
  }

  private Optional<Map<String, @Nullable Object>> account(String id, long key) {
    return store
        .read(connection -> standing.account(connection, key))
        .map(account -> fields(id, account));
  }

  private static Map<String, @Nullable Object> fields(String id, Standing.User user) {
    Map<String, @Nullable Object> fields = head(user.model(), user.live());
    fields.put("id", id);
    fields.put("account", user.account());
    fields.put("raw", user.raw());
    fields.put("score", user.score());
    fields.put("band", user.band());
    fields.put("points", user.points());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(String id, Standing.Account account) {
    Map<String, @Nullable Object> fields = head(account.model(), account.live());
    fields.put("id", id);
    fields.put("users", account.users());
    fields.put("raw", account.raw());
    fields.put("score", account.score());
    fields.put("band", account.band());
    fields.put("points", account.points());
    return fields;
  }

  private static Map<String, @Nullable Object> head(LiveModel model, Live live) {
    return new LinkedHashMap<>(new Head(model, live).fields());
  }

  private void ask(Context ctx, Subject.Kind kind, String id) {
    Answers.json(
        ctx,
        store.read(
            connection -> {
              ScoreList one = ScoreList.one(connection, kind, id);
              Map<String, Object> answer = one.head().fields();
              ScoreList.Row row =
                  one.rows().stream()
                      .findFirst()
                      .orElseThrow(() -> HttpProblem.missing("there is no score of " + id));
              answer.putAll(one.fields(row));
              Subject subject = Subject.of(kind, one.head().model());
              answer.put("points", points(connection, subject, row.entity()));
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

  private void history(Context ctx, Subject.Kind kind) {
    String id = ctx.pathParam("id");
    Optional<LocalDate> from = Query.date(ctx, "from");
    Optional<LocalDate> to = Query.date(ctx, "to");
    Answers.json(
        ctx,
        store.read(
            connection -> {
              Head head = Head.asked(connection, ctx);
              Subject subject = Subject.of(kind, head.model());
              Where where = new Where().and("entity = ?", subject.find(connection, id));
              from.ifPresent(day -> where.and("day >= ?", day));
              to.ifPresent(day -> where.and("day <= ?", day));
              List<Map<String, Object>> days = new ArrayList<>();
              new Sql(connection)
                  .each(
                      "select * from (%s) d where %s order by day"
                          .formatted(subject.days(head.model().key()), where),
                      row -> {
                        Map<String, Object> day = new LinkedHashMap<>();
                        day.put("date", row.getString("day"));
                        day.put("raw", row.getDouble("raw"));
                        day.put("score", row.getDouble("score"));
                        day.put("band", row.getString("band"));
                        days.add(day);
                      },
                      where.parameters());
              Map<String, Object> answer = head.fields();
              answer.put("id", id);
              answer.put("history", days);
              return answer;
            }));
  }
}
