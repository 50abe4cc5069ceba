package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.answer.Fields;
import dev.verve.server.act.Acting;
import dev.verve.server.act.destination.DeliveryLog;
import dev.verve.server.act.destination.Destination;
import dev.verve.server.act.destination.DestinationRequest;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Destinations.Switch;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Sync;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.JsonText;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where scores and alerts go, and how the deliveries went. No answer holds a secret. */
final class DestinationRoutes {
  private static final String ALL = "/api/v1/destinations";
  private static final String ONE = ALL + "/{destination}";
  private static final int SHOWN = 20;

  private final Acting acting;
  private final Destinations destinations;
  private final DeliveryLog log;

  DestinationRoutes(Store store, Acting acting) {
    this.acting = acting;
    this.destinations = acting.destinations();
    this.log = new DeliveryLog(store);
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, Role.VIEWER, "All destinations", "Destinations", this::list),
        Route.post(
                ALL,
                Role.ADMIN,
                "Makes a destination, or changes one; secrets that are left out stay",
                "Destination",
                this::save)
            .taking("application/json", "DestinationRequest"),
        Route.delete(
                ONE, Role.ADMIN, "Removes a destination and what waits for it", "", this::delete)
            .withStatus(204),
        Route.post(
            ONE + "/pause",
            Role.EDITOR,
            "Sends it nothing until it is resumed",
            "Destination",
            ctx -> turn(ctx, Switch.OFF)),
        Route.post(
            ONE + "/resume",
            Role.EDITOR,
            "Sends to it again, at once",
            "Destination",
            ctx -> turn(ctx, Switch.ON)),
        Route.post(
            ONE + "/dry-run",
            Role.EDITOR,
            "What would be sent now, without sending it",
            "DryRun",
            this::dryRun),
        Route.get(
                ONE + "/deliveries",
                Role.VIEWER,
                "Deliveries, the newest first; the dead ones are those given up",
                "Deliveries",
                this::deliveries)
            .with(
                Parameter.oneOf("state", "Only those", "pending", "done", "dead", "superseded"),
                Parameter.LIMIT,
                Parameter.CURSOR),
        Route.post(
            ONE + "/deliveries/{delivery}/retry",
            Role.EDITOR,
            "Lets a delivery that was given up wait again",
            "Retried",
            this::retry),
        Route.post(
            ALL + "/sync",
            Role.EDITOR,
            "Brings scores up to date, raises and tells alerts that are due, delivers what waits",
            "SyncRound",
            this::sync));
  }

  private Destination named(Context ctx) {
    String name = ctx.pathParam("destination");
    return destinations
        .find(name)
        .orElseThrow(() -> HttpProblem.missing("there is no destination " + name));
  }

  private void list(Context ctx) {
    Map<String, Map<String, Long>> counts = log.counts();
    Answers.json(
        ctx,
        Fields.of(
            fields ->
                fields.list(
                    "destinations",
                    list ->
                        destinations
                            .all()
                            .forEach(it -> list.object(one -> write(one, it, counts))))));
  }

  private void save(Context ctx) throws IOException {
    JsonNode body = Input.json(ctx);
    Destination made =
        destinations.save(
            new DestinationRequest(
                Input.required(body, "name"),
                Input.required(body, "kind"),
                texts(body, "settings"),
                texts(body, "secrets")),
            Caller.who(ctx));
    answer(ctx, made);
  }

  private static Map<String, String> texts(JsonNode body, String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode object = body.path(field);
    if (!object.isMissingNode() && !object.isObject()) {
      throw HttpProblem.malformed("$." + field + ": must be an object");
    }
    object
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isValueNode()) {
                throw HttpProblem.malformed("$." + field + "." + entry.getKey() + ": must be text");
              }
              texts.put(entry.getKey(), JsonText.clean(entry.getValue().asText()));
            });
    return texts;
  }

  private void answer(Context ctx, Destination destination) {
    Answers.json(ctx, Fields.of(fields -> write(fields, destination, log.counts())));
  }

  private static void write(Fields fields, Destination it, Map<String, Map<String, Long>> counts) {
    Map<String, Long> count = counts.getOrDefault(it.name(), Map.of());
    fields.text("name", it.name());
    fields.text("kind", it.channel().word());
    fields.object(
        "settings", settings -> it.settings().forEach((key, value) -> settings.text(key, value)));
    fields.flag("enabled", it.isEnabled());
    fields.text("created_at", it.createdAt());
    fields.count("waiting", count.getOrDefault("pending", 0L));
    fields.count("done", count.getOrDefault("done", 0L));
    fields.count("dead", count.getOrDefault("dead", 0L));
    fields.text("problem", it.problem().orElse(null));
    fields.text("resume_at", it.resumeAt().orElse(null));
  }

  private void delete(Context ctx) {
    destinations.delete(named(ctx).name(), Caller.who(ctx));
    ctx.status(204);
  }

  private void turn(Context ctx, Switch position) {
    String name = named(ctx).name();
    destinations.enable(name, position, Caller.who(ctx));
    answer(ctx, destinations.find(name).orElseThrow());
  }

  private void dryRun(Context ctx) {
    Outbox.Preview preview = acting.outbox().preview(named(ctx), SHOWN);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("would_send", preview.count());
    answer.put("first", preview.payloads().stream().map(JsonText::object).toList());
    Answers.json(ctx, answer);
  }

  private void deliveries(Context ctx) {
    int limit = Query.limit(ctx);
    String cursor = Query.text(ctx, "cursor").orElse(String.valueOf(Long.MAX_VALUE));
    if (!cursor.matches("\\d{1,19}")) {
      throw HttpProblem.malformed("the cursor is none that this server gave");
    }
    List<DeliveryLog.Entry> found =
        log.list(named(ctx).name(), Query.text(ctx, "state"), Long.parseLong(cursor), limit + 1);
    boolean more = found.size() > limit;
    List<DeliveryLog.Entry> page = more ? found.subList(0, limit) : found;
    Answers.json(
        ctx,
        Fields.of(
            fields -> {
              fields.list(
                  "deliveries", list -> page.forEach(it -> list.object(one -> write(one, it))));
              fields.text("next", more ? page.get(limit - 1).seq() : null);
            }));
  }

  private static void write(Fields fields, DeliveryLog.Entry it) {
    fields.count("id", it.seq());
    fields.text("kind", it.kind());
    fields.text("subject", it.subject());
    fields.text("message_key", it.messageKey());
    fields.text("state", it.state());
    fields.count("attempts", it.attempts());
    fields.count("status", it.status());
    fields.text("problem", it.problem().orElse(null));
    fields.text("created_at", it.createdAt());
    fields.text("done_at", it.doneAt().orElse(null));
  }

  private void retry(Context ctx) {
    String number = ctx.pathParam("delivery");
    Optional<String> state =
        number.matches("\\d{1,18}")
            ? acting.outbox().retry(named(ctx).name(), Long.parseLong(number))
            : Optional.empty();
    Answers.json(
        ctx,
        Map.of(
            "state",
            state.orElseThrow(
                () -> HttpProblem.missing("no delivery " + number + " was given up"))));
  }

  private void sync(Context ctx) {
    List<Sync.Went> round = acting.sync();
    Answers.json(
        ctx,
        Fields.of(
            fields ->
                fields.list(
                    "destinations",
                    list ->
                        round.forEach(
                            it ->
                                list.object(
                                    one -> {
                                      one.text("name", it.destination());
                                      one.count("sent", it.sent());
                                      one.count("dead", it.dead());
                                      one.count("waiting", it.waiting());
                                      one.text("problem", it.problem().orElse(null));
                                    })))));
  }
}
