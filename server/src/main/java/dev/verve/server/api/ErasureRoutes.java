package dev.verve.server.api;

import dev.verve.server.live.Scorer;
import dev.verve.server.store.Erased;
import dev.verve.server.store.Erasure;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Erases people, and shows afterwards that they are gone. */
final class ErasureRoutes {
  private final Scorer scorer;
  private final Erasure erasure;

  ErasureRoutes(Store store, Scorer scorer) {
    this.scorer = scorer;
    this.erasure = new Erasure(store);
  }

  List<Route> routes() {
    return List.of(
        Route.delete(
            "/api/v1/users/{id}",
            Role.ADMIN,
            "Erases a person everywhere; asked again, shows the receipt",
            "Receipt",
            this::erase),
        Route.get(
            "/api/v1/users/{id}/erasure",
            Role.ADMIN,
            "The receipt of an erasure, and a second look at what remains",
            "SecondLook",
            this::look));
  }

  private void erase(Context ctx) {
    String id = ctx.pathParam("id");
    String who = Caller.who(ctx);
    Optional<Erased> erased = scorer.pausing(() -> erasure.erase(id, who));
    scorer.refresh();
    Answers.json(ctx, fields(erased.or(() -> erasure.receipt(id)).orElseThrow(() -> none(id))));
  }

  private void look(Context ctx) {
    String id = ctx.pathParam("id");
    Erased receipt = erasure.receipt(id).orElseThrow(() -> none(id));
    Map<String, Long> remains = erasure.remains(id);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("receipt", fields(receipt));
    answer.put("remains", remains);
    answer.put("erased", remains.values().stream().allMatch(rows -> rows == 0));
    answer.put("purged_at", receipt.purgedAt().map(Instant::toString).orElse(null));
    Answers.json(ctx, answer);
  }

  private static HttpProblem none(String id) {
    return HttpProblem.missing("nobody is known as " + id + ", and nobody of that id was erased");
  }

  private static Map<String, Object> fields(Erased receipt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id_sha256", receipt.idHash());
    fields.put("erased_at", receipt.erasedAt().toString());
    fields.put("ids", receipt.ids());
    fields.put("events", receipt.events());
    fields.put("traits", receipt.traits());
    fields.put("scores", receipt.scores());
    fields.put("rejects", receipt.rejects());
    return fields;
  }
}
