package dev.verve.server.live;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done now and then; what fails is logged and done again next time. */
public final class Chores {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private final String name;
  private final ScheduledExecutorService timer;

  /**
   * None yet.
   *
   * @param name of the threads
   * @param threads how many chores may run at once
   */
  public Chores(String name, int threads) {
    this.name = name;
    this.timer = Executors.newScheduledThreadPool(threads, task -> new Thread(task, name));
  }

  /** Does something again and again, with so long between two times. */
  public void every(Duration between, Runnable work) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> quietly(work), between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("it will be tried again", e);
    }
  }

  /** Lets what is under way come to its end. */
  public void finish() {
    timer.shutdown();
    awaitEnd();
  }

  /** Interrupts what is under way. */
  public void interrupt() {
    timer.shutdownNow();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("{} did not end in time", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
