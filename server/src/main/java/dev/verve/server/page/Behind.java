package dev.verve.server.page;

import dev.verve.problem.UserError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread behind the pages, since a study uses all processors by itself. What somebody waits for
 * comes before what is computed ahead.
 */
final class Behind implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Behind.class);

  private enum Urgency {
    ASKED,
    AHEAD
  }

  private record Task(Urgency urgency, long place, Runnable work)
      implements Runnable, Comparable<Task> {
    @Override
    public void run() {
      try {
        work.run();
      } catch (CancellationException e) {
        LOG.info("given up, because the server stops: {}", e.getMessage());
      } catch (UserError e) {
        LOG.info("there is no answer to compute ahead: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.warn("an answer could not be computed ahead; the page that asks for it says why", e);
      }
    }

    @Override
    public int compareTo(Task other) {
      int byUrgency = urgency.compareTo(other.urgency);
      return byUrgency != 0 ? byUrgency : Long.compare(place, other.place);
    }
  }

  private final AtomicLong places = new AtomicLong();
  private volatile @Nullable Thread thread;
  private final ThreadPoolExecutor tasks =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), this::worker);

  private Thread worker(Runnable work) {
    Thread made = new Thread(work, "verve-pages");
    made.setDaemon(true);
    thread = made;
    return made;
  }

  /** Does something that somebody waits for. */
  void now(Runnable work) {
    add(Urgency.ASKED, work);
  }

  /** Does something when nobody waits. */
  void later(Runnable work) {
    add(Urgency.AHEAD, work);
  }

  private void add(Urgency urgency, Runnable work) {
    if (!tasks.isShutdown()) {
      tasks.execute(new Task(urgency, places.getAndIncrement(), work));
    }
  }

  /** Whether it is this thread that asks. */
  boolean isHere() {
    return Thread.currentThread() == thread;
  }

  @Override
  public void close() {
    tasks.shutdownNow();
    try {
      tasks.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
