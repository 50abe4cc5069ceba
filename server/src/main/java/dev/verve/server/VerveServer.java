package dev.verve.server;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.act.Acting;
import dev.verve.server.api.Api;
import dev.verve.server.impact.Judging;
import dev.verve.server.ingest.IngestRoutes;
import dev.verve.server.live.Housekeeping;
import dev.verve.server.live.Live;
import dev.verve.server.live.Models;
import dev.verve.server.live.Retention;
import dev.verve.server.live.Scorer;
import dev.verve.server.page.Dashboard;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import dev.verve.server.web.JsonLines;
import dev.verve.server.web.Limits;
import dev.verve.server.web.Listening;
import dev.verve.server.web.Operations;
import dev.verve.server.web.Problems;
import dev.verve.server.web.RequestLog;
import io.javalin.Javalin;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The server on a data folder: takes events, keeps scores current, answers over HTTP. {@code
 * VerveServer.start(ServerOptions.in(folder))} starts one, {@link #close} stops it after what is
 * under way has been written.
 */
public final class VerveServer implements AutoCloseable {
  /** What a form with files may bring, in MB; pages refuse it before it comes this far. */
  private static final long MOST_UPLOADED = 101;

  private final Store store;
  private final Scorer scorer;
  private final Housekeeping housekeeping;
  private final Dashboard dashboard;
  private final Acting acting;
  private final Javalin http;
  private final String address;
  private final List<String> notices;
  private final AtomicBoolean closed = new AtomicBoolean();

  private VerveServer(
      Store store,
      Scorer scorer,
      Housekeeping housekeeping,
      Dashboard dashboard,
      Acting acting,
      Javalin http,
      Listening listening,
      List<String> notices) {
    this.store = store;
    this.scorer = scorer;
    this.housekeeping = housekeeping;
    this.dashboard = dashboard;
    this.acting = acting;
    this.http = http;
    this.address = listening.address(http.port());
    this.notices = List.copyOf(notices);
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws UserError where the folder is taken or damaged, or the port is
   */
  public static VerveServer start(ServerOptions options) {
    Store store =
        Store.open(
            StoreOptions.in(options.data())
                .withClock(options.clock())
                .withMemory(options.memory()));
    boolean started = false;
    try {
      VerveServer server = start(options, store);
      started = true;
      return server;
    } finally {
      if (!started) {
        store.close();
      }
    }
  }

  private static VerveServer start(ServerOptions options, Store store) {
    Credentials credentials = Credentials.of(store);
    List<String> secrets = new ArrayList<>();
    if (credentials.lacks(Role.WRITER)) {
      secrets.add("Write key: " + credentials.issue(Role.WRITER, "first", Models.SERVER).secret());
    }
    if (credentials.lacks(Role.ADMIN)) {
      secrets.add("Admin token: " + credentials.issue(Role.ADMIN, "first", Models.SERVER).secret());
    }
    publish(options, store);
    new Models(store).showActivity();
    Scorer scorer = new Scorer(store);
    Limits limits = options.limits();
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Acting acting = new Acting(store, scorer, options.acting());
    Dashboard dashboard =
        new Dashboard(store, credentials, scorer, options.retentionDays(), acting);
    try {
      Javalin http =
          Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.startup.startupWatcherEnabled = false;
                config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
                config.router.ignoreTrailingSlashes = true;
                config.http.prefer405over404 = true;
                options.listening().apply(config.jetty);
                config.jetty.multipartConfig.maxTotalRequestSize(MOST_UPLOADED, SizeUnit.MB);
                new RequestLog(meters).register(config);
                Problems.register(config.routes);
                new IngestRoutes(store, credentials, limits.eventsPerSecond(), meters)
                    .register(config.routes);
                new Api(store, credentials, scorer, limits.requestsPerSecond(), acting)
                    .register(config.routes);
                dashboard.register(config.routes);
                new Operations(store, meters, () -> refreshed(store)).register(config.routes);
              });
      http.start();
      scorer.start();
      Housekeeping housekeeping =
          new Housekeeping(
              store, scorer, options.retentionDays().map(days -> new Retention(store, days)));
      housekeeping.start();
      Judging judging = new Judging(store);
      housekeeping.also(Duration.ofMinutes(1), judging::judgeDue);
      acting.start();
      VerveServer server =
          new VerveServer(
              store, scorer, housekeeping, dashboard, acting, http, options.listening(), secrets);
      JsonLines.say(
          "started",
          Map.of(
              "address",
              server.address,
              "millis",
              ManagementFactory.getRuntimeMXBean().getUptime()));
      return server;
    } catch (JavalinBindException e) {
      throw UserError.of(
          Place.option("--port"),
          "port %d of %s is taken or not ours to take"
              .formatted(options.listening().port(), options.listening().host()),
          "Give another with --port, or stop what listens there.");
    }
  }

  private static Optional<Instant> refreshed(Store store) {
    return store.read(Live::read).map(Live::refreshedAt);
  }

  /** Publishes the model of the options, or the one in the data folder, with its lock beside it. */
  private static void publish(ServerOptions options, Store store) {
    Path file = options.model().orElse(options.data().resolve("model.yaml"));
    if (options.model().isEmpty() && !Files.exists(file)) {
      return;
    }
    try {
      String name = String.valueOf(file.getFileName());
      Path lock = file.resolveSibling(name.replaceFirst("\\.ya?ml$", "") + ".lock.yaml");
      new Models(store)
          .publish(
              Files.readString(file),
              Files.exists(lock) ? Files.readString(lock) : null,
              Models.SERVER,
              "given at the start");
    } catch (IOException e) {
      throw UserError.of(
          Place.file(file.toString()),
          "the model cannot be read: " + e.getMessage(),
          "Give a readable file with --model.");
    }
  }

  /** Where it answers, such as {@code http://127.0.0.1:8642}. */
  public String address() {
    return address;
  }

  /** The lines to print at the start: the address, and at the first start the secrets. */
  public List<String> notices() {
    List<String> lines = new ArrayList<>(List.of("Address: " + address));
    lines.addAll(notices);
    return lines;
  }

  /** Finishes what is under way, takes no more requests, writes what waits, closes the store. */
  @Override
  public void close() {
    close(() -> {});
  }

  /**
   * Closes, and revokes a credential that was made for the time of this server alone, before
   * anybody else can take the folder.
   *
   * @param id of the credential
   * @param who revokes it, for the audit
   */
  public void closeRevoking(String id, String who) {
    close(() -> Credentials.of(store).revoke(id, who));
  }

  private void close(Runnable last) {
    if (closed.getAndSet(true)) {
      return;
    }
    http.stop();
    dashboard.close();
    acting.close();
    housekeeping.close();
    scorer.close();
    try {
      last.run();
    } finally {
      store.close();
    }
  }
}
