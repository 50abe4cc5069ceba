package dev.verve.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures every answer of the API, and logs those that matter: changes, refusals of a key, and
 * failures. Ingestion has its own meters, and a line for each batch would only cost.
 */
public final class RequestLog {
  private static final Set<Integer> REFUSED = Set.of(401, 403);

  private final MeterRegistry meters;

  public RequestLog(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Looks at every request. */
  public void register(JavalinConfig config) {
    config.requestLogger.http(this::answered);
  }

  private void answered(Context ctx, float millis) {
    boolean api = ctx.path().startsWith("/api/");
    int status = ctx.statusCode();
    if (api) {
      Timer.builder("verve.api.request")
          .description("From the request to its answer, by route")
          .tag("route", route(ctx))
          .tag("method", ctx.method().name())
          .publishPercentiles(0.5, 0.99)
          .distributionStatisticExpiry(Duration.ofMinutes(5))
          .register(meters)
          .record(Math.round(millis * 1e6), TimeUnit.NANOSECONDS);
    }
    boolean change = api && !ctx.method().name().equals("GET");
    if (change || status >= 500 || REFUSED.contains(status)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("method", ctx.method().name());
      fields.put("path", route(ctx));
      fields.put("status", status);
      fields.put("millis", Math.round(millis * 10) / 10.0);
      fields.put("from", ctx.ip());
      JsonLines.say("request", fields);
    }
  }

  /** The path as it was declared: ids of people stay out of logs and meters. */
  private static String route(Context ctx) {
    var endpoint = ctx.endpoints().lastHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }
}
