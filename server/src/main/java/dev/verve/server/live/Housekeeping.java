package dev.verve.server.live;

import dev.verve.server.store.Purge;
import dev.verve.server.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done now and then: the default model, the bytes of erased people, events beyond
 * their age, and the monthly review of the model.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration OFTEN = Duration.ofMillis(250);
  private static final long BETWEEN_PURGES = TimeUnit.MINUTES.toNanos(10);

  private final Scorer scorer;
  private final DefaultModel model;
  private final Purge purge;
  private final Evidence evidence;
  private final Optional<Retention> retention;
  private final Chores chores = new Chores("verve-housekeeping", 1);
  private long purged = System.nanoTime() - BETWEEN_PURGES;

  public Housekeeping(Store store, Scorer scorer, Optional<Retention> retention) {
    this.scorer = scorer;
    this.model = new DefaultModel(store);
    this.purge = new Purge(store);
    this.evidence = new Evidence(store);
    this.retention = retention;
  }

  /** Starts the thread. */
  public void start() {
    chores.every(OFTEN, this::keepModel);
    chores.every(Duration.ofSeconds(1), this::purge);
    chores.every(Duration.ofMinutes(1), this::review);
    retention.ifPresent(limit -> chores.every(Duration.ofHours(1), () -> expire(limit)));
  }

  /** Does something else now and then, such as judging what is due. */
  public void also(Duration between, Runnable work) {
    chores.every(between, work);
  }

  private void keepModel() {
    if (model.keep()) {
      scorer.wake();
    }
  }

  /** Writing tables anew takes a while in a large store, so several erasures share it. */
  private void purge() {
    if (System.nanoTime() - purged >= BETWEEN_PURGES && purge.isDue()) {
      purge.run();
      purged = System.nanoTime();
    }
  }

  private void review() {
    evidence
        .due()
        .ifPresent(
            version -> {
              evidence.look(version);
              LOG.info("looked at the evidence on model {}", version.version());
            });
  }

  private void expire(Retention limit) {
    long events = scorer.pausing(limit::run);
    if (events > 0) {
      LOG.info("deleted {} events beyond their age", events);
    }
  }

  @Override
  public void close() {
    chores.finish();
  }
}
