package dev.verve.server.api;

import dev.verve.server.act.Acting;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.RateLimit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All routes under {@code /api/v1}, and their description. */
public final class Api {
  private final SqlConsole console;
  private final Caller caller;
  private final List<Route> routes = new ArrayList<>();

  public Api(
      Store store, Credentials credentials, Scorer scorer, int requestsPerSecond, Acting acting) {
    this.console = new SqlConsole(store);
    this.caller = new Caller(credentials, new RateLimit(requestsPerSecond, System::nanoTime));
    routes.addAll(new ScoreRoutes(store, scorer.standing()).routes());
    routes.addAll(new ExplainRoutes(store).routes());
    routes.addAll(new AnswerRoutes(store).routes());
    Remembered remembered = new Remembered();
    routes.addAll(new StudyRoutes(store, remembered).routes());
    routes.addAll(new TreeRoutes(store, remembered).routes());
    routes.addAll(new MetricRoutes(store, remembered).routes());
    routes.addAll(new ModelRoutes(store, scorer).routes());
    routes.addAll(new TrialRoutes(store, remembered).routes());
    routes.addAll(new InterventionRoutes(store).routes());
    routes.addAll(new LogRoutes(store).routes());
    routes.addAll(new ErasureRoutes(store, scorer).routes());
    routes.addAll(new CredentialRoutes(credentials).routes());
    routes.addAll(new AlertRoutes(store, acting).routes());
    routes.addAll(new DestinationRoutes(store, acting).routes());
    routes.addAll(new PlaybookRoutes(store, acting).routes());
    routes.addAll(new FileRoutes(store).routes());
    routes.add(
        Route.post(
                "/api/v1/sql",
                Role.VIEWER,
                "Runs one select over the documented views",
                "Table",
                this::sql)
            .taking("application/json", "SqlRequest"));
  }

  /** Adds the routes. */
  public void register(RoutesConfig config) {
    for (Route route : routes) {
      Handler handler = caller.atLeast(route.role(), route.handler());
      switch (route.method()) {
        case "get" -> config.get(route.path(), handler);
        case "post" -> config.post(route.path(), handler);
        case "delete" -> config.delete(route.path(), handler);
        default -> throw new IllegalStateException("no way to serve " + route.method());
      }
    }
    Description description = new Description(routes);
    config.get(
        "/openapi.json", ctx -> ctx.contentType("application/json").result(description.text()));
  }

  private void sql(Context ctx) throws IOException {
    Answers.json(ctx, console.run(Input.required(Input.json(ctx), "sql")));
  }
}
