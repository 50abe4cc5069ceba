package dev.verve.server.web;

import dev.verve.server.store.Store;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What those who run the server ask: whether it lives, whether it is ready, what it measures. */
public final class Operations {
  private final Store store;
  private final PrometheusMeterRegistry meters;

  public Operations(Store store, PrometheusMeterRegistry meters) {
    this.store = store;
    this.meters = meters;
    Gauge.builder("verve.ingest.queued", store, Store::queued)
        .description("Events that wait to be written")
        .register(meters);
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    routes.get(
        "/healthz", ctx -> ctx.contentType("application/json").result("{\"status\":\"ok\"}"));
    routes.get(
        "/readyz",
        ctx -> {
          if (!store.isReady()) {
            throw HttpProblem.unavailable("the store takes no events");
          }
          ctx.contentType("application/json").result("{\"status\":\"ready\"}");
        });
    routes.get(
        "/metrics",
        ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape()));
  }
}
