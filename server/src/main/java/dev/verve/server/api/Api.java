package dev.verve.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.JsonText;
import dev.verve.server.web.RateLimit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** All routes under {@code /api/v1}, and their description. */
public final class Api {
  private static final int LONGEST_SQL = 64 * 1024;
  private static final int SQL_SECONDS = 10;

  private final Store store;
  private final SqlConsole console;
  private final Scorer scorer;
  private final Caller caller;

  public Api(Store store, Credentials credentials, Scorer scorer, int requestsPerSecond) {
    this.store = store;
    this.console = new SqlConsole(store, SQL_SECONDS);
    this.scorer = scorer;
    this.caller = new Caller(credentials, new RateLimit(requestsPerSecond, System::nanoTime));
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    new ScoreRoutes(store, caller).register(routes);
    new AnswerRoutes(store, caller).register(routes);
    new AdminRoutes(store, caller, scorer).register(routes);
    routes.post("/api/v1/sql", caller.atLeast(Role.VIEWER, this::sql));
    String description = description();
    routes.get("/openapi.json", ctx -> ctx.contentType("application/json").result(description));
  }

  private void sql(Context ctx) throws IOException {
    byte[] body = ctx.bodyInputStream().readNBytes(LONGEST_SQL);
    JsonNode sql;
    try {
      sql = JsonText.MAPPER.readTree(body).path("sql");
    } catch (JsonProcessingException e) {
      throw HttpProblem.malformed("send JSON such as {\"sql\": \"select …\"}");
    }
    if (!sql.isTextual()) {
      throw HttpProblem.malformed("send JSON such as {\"sql\": \"select …\"}");
    }
    Answers.json(ctx, console.run(sql.asText()));
  }

  private static String description() {
    try (InputStream stream = Api.class.getResourceAsStream("openapi.json")) {
      if (stream == null) {
        throw new IllegalStateException("no openapi.json");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
