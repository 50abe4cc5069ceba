package dev.verve.server.api;

import dev.verve.insight.Distribution;
import dev.verve.insight.Movement;
import dev.verve.server.live.Analysis;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Answers about everybody: distribution, movement; of any version, on any date. */
final class AnswerRoutes {
  private static final int WEEK = 7;

  private final Store store;

  AnswerRoutes(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/distribution",
                Role.VIEWER,
                "How many stand in each band",
                "Distribution",
                this::distribution)
            .with(Parameter.AS_OF, Parameter.VERSION),
        Route.get(
                "/api/v1/movement",
                Role.VIEWER,
                "Who moved between bands",
                "Movement",
                this::movement)
            .with(
                Parameter.date("from", "The earlier date; a week before `to` if missing"),
                Parameter.date("to", "The later date; the current one if missing"),
                Parameter.VERSION));
  }

  private Head head(Context ctx) {
    return store.read(connection -> Head.asked(connection, ctx));
  }

  private void distribution(Context ctx) {
    Head head = head(ctx);
    LocalDate asOf = Query.date(ctx, "as_of").orElse(head.asOf());
    Distribution found =
        head.isCurrent() && asOf.equals(head.asOf())
            ? store.read(connection -> Standings.of(connection, head).now())
            : new Analysis(store, head.model()).distribution(asOf);
    Map<String, Object> answer = head.fields();
    answer.put("as_of", asOf.toString());
    answer.putAll(Spread.fields(found));
    Answers.json(ctx, answer);
  }

  private void movement(Context ctx) {
    Head head = head(ctx);
    LocalDate to = Query.date(ctx, "to").orElse(head.asOf());
    LocalDate from = Query.date(ctx, "from").orElse(to.minusDays(WEEK));
    if (from.isAfter(to)) {
      throw HttpProblem.malformed("from must not lie after to");
    }
    Movement movement = new Analysis(store, head.model()).movement(from, to);
    Map<String, Object> answer = head.fields();
    answer.put("from", from.toString());
    answer.put("to", to.toString());
    answer.put("matrix", Spread.cells(movement.cells()));
    answer.put("new", movement.entered());
    answer.put("lost", movement.lost());
    answer.put("down", movement.down());
    answer.put("up", movement.up());
    answer.put("silent", movement.silent());
    Answers.json(ctx, answer);
  }
}
