package dev.verve.server.api;

import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Erased;
import dev.verve.server.store.Erasure;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changes the store or looks behind it: models, rejects, erasure. */
final class AdminRoutes {
  private static final int LONGEST_MODEL = 256 * 1024;

  private final Store store;
  private final Caller caller;
  private final Scorer scorer;
  private final Models models;
  private final Erasure erasure;

  AdminRoutes(Store store, Caller caller, Scorer scorer) {
    this.store = store;
    this.caller = caller;
    this.scorer = scorer;
    this.models = new Models(store);
    this.erasure = new Erasure(store);
  }

  void register(RoutesConfig routes) {
    routes.get("/api/v1/models", caller.atLeast(Role.VIEWER, this::list));
    routes.post("/api/v1/models", caller.atLeast(Role.EDITOR, this::publish));
    routes.get("/api/v1/rejects", caller.atLeast(Role.VIEWER, this::rejects));
    routes.delete("/api/v1/users/{id}", caller.atLeast(Role.ADMIN, this::erase));
  }

  private void list(Context ctx) {
    List<Map<String, Object>> rows = new ArrayList<>();
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select name, version, state, cast(published_at as varchar), yaml from model order by version_key desc",
                  row -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("name", row.getString(1));
                    fields.put("version", row.getString(2));
                    fields.put("state", row.getString(3));
                    fields.put("published_at", row.getString(4));
                    fields.put("yaml", row.getString(5));
                    rows.add(fields);
                  });
          return rows;
        });
    Answers.json(ctx, Map.of("models", rows));
  }

  /** Publishes the YAML of the body; the scores follow with the next refresh. */
  private void publish(Context ctx) throws IOException {
    byte[] yaml = ctx.bodyInputStream().readNBytes(LONGEST_MODEL + 1);
    if (yaml.length > LONGEST_MODEL) {
      throw HttpProblem.tooLarge("a model holds at most 256 KB");
    }
    models.publish(new String(yaml, StandardCharsets.UTF_8), null, "api");
    scorer.wake();
    LiveModel now = store.read(Models::published).orElseThrow();
    ctx.status(201);
    Answers.json(ctx, Map.of("name", now.model().name(), "version", now.version()));
  }

  private void rejects(Context ctx) {
    List<Map<String, Object>> rows = new ArrayList<>();
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select cast(received_at as varchar), reason, path, payload from reject order by received_at desc limit 1000",
                  row -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("received_at", row.getString(1));
                    fields.put("reason", row.getString(2));
                    fields.put("path", row.getString(3));
                    fields.put("payload", row.getString(4));
                    rows.add(fields);
                  });
          return rows;
        });
    Answers.json(ctx, Map.of("rejects", rows));
  }

  /** Erases a person; asked again, shows the receipt of before. */
  private void erase(Context ctx) {
    String id = ctx.pathParam("id");
    Optional<Erased> erased = scorer.pausing(() -> erasure.erase(id, "api"));
    scorer.refresh();
    Erased receipt =
        erased
            .or(() -> erasure.receipt(id))
            .orElseThrow(() -> HttpProblem.missing("nobody is known as " + id));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id_sha256", receipt.idHash());
    answer.put("erased_at", receipt.erasedAt().toString());
    answer.put("ids", receipt.ids());
    answer.put("events", receipt.events());
    answer.put("traits", receipt.traits());
    answer.put("scores", receipt.scores());
    answer.put("rejects", receipt.rejects());
    Answers.json(ctx, answer);
  }
}
