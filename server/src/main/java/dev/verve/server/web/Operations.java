package dev.verve.server.web;

import dev.verve.server.store.Store;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What those who run the server ask: whether it lives, whether it is ready, what it measures. */
public final class Operations {
  private final Store store;
  private final PrometheusMeterRegistry meters;
  private final Supplier<Optional<Instant>> refreshed;
  private volatile Instant lastWritten = Instant.EPOCH;

  /**
   * Operations of a store.
   *
   * @param refreshed when the current scores were computed
   */
  public Operations(
      Store store, PrometheusMeterRegistry meters, Supplier<Optional<Instant>> refreshed) {
    this.store = store;
    this.meters = meters;
    this.refreshed = refreshed;
    store.listen(() -> lastWritten = store.clock().instant());
    gauge("verve.ingest.queued", "Events that wait to be written", s -> s.store.queued());
    gauge("verve.store.ready", "1 where events can be written", s -> s.store.isReady() ? 1 : 0);
    gauge(
        "verve.score.age.seconds",
        "Since the current scores were computed; they are computed when something changed",
        Operations::age);
    gauge(
        "verve.score.lag.seconds",
        "From the last computation of the scores to the last event written; 0 where all are in",
        Operations::lag);
  }

  private void gauge(String name, String description, ToDoubleFunction<Operations> value) {
    Gauge.builder(name, this, value).description(description).register(meters);
  }

  private double age() {
    return refreshed.get().map(at -> seconds(at, store.clock().instant())).orElse(Double.NaN);
  }

  private double lag() {
    return refreshed.get().map(at -> seconds(at, lastWritten)).orElse(Double.NaN);
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1e3);
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
