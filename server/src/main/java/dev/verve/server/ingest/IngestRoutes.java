package dev.verve.server.ingest;

import dev.verve.server.store.Credentials;
import dev.verve.server.store.Delivery;
import dev.verve.server.store.Receipt;
import dev.verve.server.store.Reject;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.JsonText;
import dev.verve.server.web.Problems;
import dev.verve.server.web.RateLimit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths that products send to. Each answers when the events are on disk. */
public final class IngestRoutes {
  private static final List<String> CALLS =
      List.of("track", "identify", "group", "page", "screen", "alias");

  private final Store store;
  private final Credentials credentials;
  private final RateLimit quota;
  private final Timer timer;
  private final Counter accepted;
  private final Counter repeated;
  private final Counter rejected;

  /** Routes with which one write key may bring so many events a second on average. */
  public IngestRoutes(
      Store store, Credentials credentials, int eventsPerSecond, MeterRegistry meters) {
    this.store = store;
    this.credentials = credentials;
    this.quota = new RateLimit(eventsPerSecond, System::nanoTime);
    this.timer =
        Timer.builder("verve.ingest.request")
            .description("From the request to its answer, the commit included")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    this.accepted = events(meters, "accepted");
    this.repeated = events(meters, "repeated");
    this.rejected = events(meters, "rejected");
  }

  private static Counter events(MeterRegistry meters, String outcome) {
    return Counter.builder("verve.ingest.events").tag("outcome", outcome).register(meters);
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    for (String call : CALLS) {
      Intake intake = new Intake(new Segment(call));
      routes.post("/v1/" + call, ctx -> segment(ctx, intake));
    }
    Intake mixed = new Intake(new Segment(null));
    routes.post("/v1/batch", ctx -> segment(ctx, mixed));
    routes.post("/v1/import", ctx -> segment(ctx, mixed));
    Intake posthog = new Intake(new PostHog());
    for (String path : List.of("/capture", "/batch", "/e", "/i/v0/e")) {
      routes.post(path, ctx -> posthog(ctx, posthog));
    }
  }

  private void segment(Context ctx, Intake intake) throws IOException {
    Envelope envelope = Envelope.read(Body.read(ctx.bodyInputStream(), length(ctx)));
    quota.take(known(keyOf(ctx, envelope, "writeKey")), envelope.items().size());
    keep(ctx, intake, envelope, "success", true);
  }

  private void posthog(Context ctx, Intake intake) throws IOException {
    Envelope envelope = Envelope.read(Body.readForm(ctx.bodyInputStream(), length(ctx)));
    quota.take(known(keyOf(ctx, envelope, "api_key")), envelope.items().size());
    keep(ctx, intake, envelope, "status", 1);
  }

  private static long length(Context ctx) {
    return ctx.req().getContentLengthLong();
  }

  private static @Nullable String keyOf(Context ctx, Envelope envelope, String field) {
    String header = ctx.header("Authorization");
    if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Basic.user(header);
    }
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return header.substring(7).strip();
    }
    String own = envelope.fields().path(field).asText("");
    if (!own.isEmpty() || envelope.items().isEmpty()) {
      return own;
    }
    var first = envelope.items().get(0).node();
    return first.path(field).asText(first.path("properties").path("token").asText(""));
  }

  private String known(@Nullable String key) {
    if (key == null || credentials.roleOf(key).filter(Role.WRITER::equals).isEmpty()) {
      throw HttpProblem.unauthorized("the write key is unknown; it was printed at the first start");
    }
    return key;
  }

  private void keep(Context ctx, Intake intake, Envelope envelope, String word, Object good) {
    Instant start = store.clock().instant();
    Delivery delivery = intake.read(envelope, start);
    Timer.Sample sample = Timer.start();
    ctx.future(
        () ->
            store
                .submit(delivery)
                .handle(
                    (receipt, failure) -> {
                      sample.stop(timer);
                      if (failure == null) {
                        answer(ctx, envelope, delivery.rejects(), receipt, Map.of(word, good));
                      } else {
                        Problems.answer(ctx, failure);
                      }
                      return receipt;
                    }));
  }

  private void answer(
      Context ctx,
      Envelope envelope,
      List<Reject> rejects,
      Receipt receipt,
      Map<String, Object> success) {
    accepted.increment(receipt.accepted());
    repeated.increment(receipt.repeated());
    rejected.increment(receipt.rejected());
    if (envelope.isSingle() && rejects.size() == 1) {
      Reject only = rejects.get(0);
      String detail = only.path() + ": " + only.reason();
      boolean large = envelope.items().get(0).bytes() > Intake.MOST;
      Problems.answer(ctx, large ? HttpProblem.tooLarge(detail) : HttpProblem.malformed(detail));
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>(success);
    answer.put("accepted", receipt.accepted());
    answer.put("repeated", receipt.repeated());
    answer.put(
        "rejected",
        rejects.stream().map(r -> Map.of("path", r.path(), "reason", r.reason())).toList());
    ctx.status(200).contentType("application/json");
    write(ctx, JsonText.of(answer).getBytes(StandardCharsets.UTF_8));
  }

  /** A result that the framework copies would take a buffer many times as large as itself. */
  private static void write(Context ctx, byte[] answer) {
    try {
      ctx.res().getOutputStream().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
