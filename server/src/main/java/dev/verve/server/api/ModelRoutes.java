package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.live.Analysis;
import dev.verve.server.live.DefaultModel;
import dev.verve.server.live.Evidence;
import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.live.Version;
import dev.verve.server.live.Versions;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.JsonText;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Models: drafts, previews, publication, and all versions that ever stood. */
final class ModelRoutes {
  private static final String ONE = "/api/v1/models/{version}";

  private final Store store;
  private final Scorer scorer;
  private final Models models;
  private final Evidence evidence;

  ModelRoutes(Store store, Scorer scorer) {
    this.store = store;
    this.scorer = scorer;
    this.models = new Models(store);
    this.evidence = new Evidence(store);
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/models", Role.VIEWER, "All versions, the newest first", "Models", this::list),
        Route.post(
                "/api/v1/models",
                Role.EDITOR,
                "Keeps a draft: YAML, or JSON with the YAML, its lock file and a note",
                "Model",
                this::draft)
            .taking("application/yaml", "Text")
            .taking("application/json", "NewModel")
            .withStatus(201),
        Route.get(
            "/api/v1/models/suggestion",
            Role.EDITOR,
            "A model drafted from the events, with the reason for each line; it is not kept",
            "Suggestion",
            this::suggest),
        Route.get(ONE, Role.VIEWER, "One version", "Model", this::one),
        Route.delete(ONE, Role.EDITOR, "Removes a draft", "", this::discard).withStatus(204),
        Route.get(
                ONE + "/preview",
                Role.VIEWER,
                "What publishing it would change, on everybody",
                "Preview",
                this::preview)
            .with(Parameter.AS_OF),
        Route.get(
            ONE + "/evidence",
            Role.VIEWER,
            "How well it predicts the outcomes that it names, and what does not hold any more; as"
                + " found last, at first sight now",
            "Evidence",
            this::evidence),
        Route.post(
            ONE + "/evidence",
            Role.EDITOR,
            "Looks at the evidence anew",
            "Evidence",
            this::lookAgain),
        Route.post(
                ONE + "/publish",
                Role.EDITOR,
                "Makes it the published model; its scores take over in one moment",
                "Model",
                this::publish)
            .taking("application/json", "Note"));
  }

  private void list(Context ctx) {
    List<Version> all = store.read(connection -> new Versions(connection).all());
    Answers.json(ctx, Map.of("models", all.stream().map(ModelRoutes::fields).toList()));
  }

  private void one(Context ctx) {
    Answers.json(ctx, fields(version(ctx)));
  }

  private Version version(Context ctx) {
    return store.read(connection -> Head.version(connection, ctx.pathParam("version")));
  }

  private void draft(Context ctx) throws IOException {
    String text = Input.text(ctx);
    String yaml = text;
    Optional<String> lock = Optional.empty();
    String note = "";
    if (Input.isJson(ctx)) {
      JsonNode body = Input.object(text);
      yaml = Input.required(body, "yaml");
      lock = Input.field(body, "lock");
      note = Input.field(body, "note").orElse("");
    }
    Version kept = models.draft(yaml, lock.orElse(null), Caller.who(ctx), note);
    ctx.status(201).header("Location", "/api/v1/models/" + kept.version());
    Answers.json(ctx, fields(kept));
  }

  private void suggest(Context ctx) {
    long events = store.read(c -> new Sql(c).number("select count(*) from event_log"));
    if (events == 0) {
      throw HttpProblem.missing("there are no events to draft a model from yet");
    }
    Answers.json(ctx, Map.of("yaml", new DefaultModel(store).draft()));
  }

  private void discard(Context ctx) {
    models.discard(version(ctx), Caller.who(ctx));
    ctx.status(204);
  }

  /** Publishes; the scores follow with the refresh that this asks for. */
  private void publish(Context ctx) throws IOException {
    Version version = version(ctx);
    String note = Input.field(Input.json(ctx), "note").orElse("");
    models.publish(version, Caller.who(ctx), note);
    scorer.wake();
    Answers.json(
        ctx,
        fields(
            store.read(
                connection -> new Versions(connection).find(version.version()).orElseThrow())));
  }

  private void preview(Context ctx) {
    LiveModel candidate = version(ctx).model();
    Optional<Live> live = store.read(Live::read);
    Optional<LiveModel> current = store.read(Models::current);
    LocalDate today = LocalDate.ofInstant(store.clock().instant(), candidate.model().timezone());
    LocalDate asOf = Query.date(ctx, "as_of").orElseGet(() -> live.map(Live::asOf).orElse(today));
    Answers.json(
        ctx,
        PreviewAnswer.of(store, candidate, current, new Analysis(store, candidate).preview(asOf)));
  }

  private void evidence(Context ctx) {
    Version version = version(ctx);
    found(ctx, version, evidence.latest(version).orElseGet(() -> evidence.look(version)));
  }

  private void lookAgain(Context ctx) {
    Version version = version(ctx);
    found(ctx, version, evidence.look(version));
  }

  private static void found(Context ctx, Version version, Evidence.Kept kept) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", version.name());
    fields.put("version", version.version());
    fields.put("made_at", kept.madeAt().toString());
    fields.putAll(JsonText.object(kept.document()));
    Answers.json(ctx, fields);
  }

  private static Map<String, Object> fields(Version version) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", version.version());
    fields.put("draft_version", version.draftVersion());
    fields.put("name", version.name());
    fields.put("state", version.state().name().toLowerCase(Locale.ROOT));
    fields.put("author", version.author());
    fields.put("note", version.note());
    fields.put("created_at", version.createdAt().toString());
    fields.put("published_at", version.publishedAt().map(Instant::toString).orElse(null));
    fields.put("yaml", version.yaml());
    fields.put("lock", version.lock());
    return fields;
  }
}
