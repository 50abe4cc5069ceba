package dev.verve.server.live;

import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps scores current. It wakes when events are on disk, and once a second to see
 * whether a day has begun. Readers see each refresh whole or not at all.
 */
public final class Scorer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Between two refreshes others get the processor: a quarter of what the last one took. */
  private static final int REST = 4;

  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Store store;
  private final Semaphore wake = new Semaphore(1);
  private final ReentrantLock scores = new ReentrantLock();
  private final TraitNames traits = new TraitNames();
  private final Standing standing = new Standing();
  private final Thread thread;
  private long corrected = System.nanoTime() - PAUSE_NANOS;
  private volatile boolean stopped;

  public Scorer(Store store) {
    this.store = store;
    this.thread = new Thread(this::run, "verve-scorer");
  }

  /** Starts the thread. */
  public void start() {
    store.listen(this::wake);
    thread.start();
  }

  /** Asks for a refresh soon. */
  public void wake() {
    wake.release();
  }

  /** The current scores in memory. */
  public Standing standing() {
    return standing;
  }

  /** Refreshes now, past days included, and returns when readers see it. */
  public void refresh() {
    refreshToday();
    correct();
  }

  /** Refreshes the current scores now, and leaves past days for later. */
  public void refreshToday() {
    transaction(
        connection -> new Refresh(connection, store.clock(), traits).run(), standing::follow);
  }

  /** Does what changes scores otherwise, while no refresh runs. */
  public <T> T pausing(Supplier<T> change) {
    scores.lock();
    try {
      return change.get();
    } finally {
      scores.unlock();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        wake.tryAcquire(1, TimeUnit.SECONDS);
        wake.drainPermits();
        if (!stopped) {
          long start = System.nanoTime();
          refreshToday();
          correctPast();
          TimeUnit.NANOSECONDS.sleep(
              Math.min(LONGEST_REST_NANOS, (System.nanoTime() - start) / REST));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("the scores could not be refreshed; trying again in a second", e);
      }
    }
  }

  /** Past days wait while present ones are more urgent: at most one pass in ten seconds. */
  private void correctPast() {
    long now = System.nanoTime();
    if (now - corrected > PAUSE_NANOS) {
      correct();
      corrected = System.nanoTime();
    }
  }

  private void correct() {
    transaction(connection -> new LateDays(connection, traits).run(), (connection, done) -> {});
  }

  private interface Work<T> {
    T run(DuckDBConnection connection) throws SQLException;
  }

  private interface Sequel<T> {
    void run(DuckDBConnection connection, T result) throws SQLException;
  }

  /** Runs work on a connection of its own, since the relations of a run live as long as that. */
  private <T> void transaction(Work<T> work, Sequel<T> sequel) {
    scores.lock();
    try (DuckDBConnection connection = store.connect()) {
      Sql sql = new Sql(connection);
      boolean done = false;
      try {
        sql.run("begin transaction");
        T result = work.run(connection);
        sql.run("commit");
        done = true;
        sequel.run(connection, result);
      } finally {
        rollBackUnless(done, sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the scores could not be written: " + e.getMessage(), e);
    } finally {
      scores.unlock();
    }
  }

  private static void rollBackUnless(boolean done, Sql sql) {
    if (done) {
      return;
    }
    try {
      sql.run("rollback");
    } catch (SQLException e) {
      LOG.warn("a failed refresh could not be rolled back", e);
    }
  }

  @Override
  public void close() {
    stopped = true;
    wake.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
