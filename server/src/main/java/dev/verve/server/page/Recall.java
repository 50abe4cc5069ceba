package dev.verve.server.page;

import dev.verve.server.api.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that take seconds, kept for the pages until the model or the date changes. Where only
 * events came, the kept answer is shown for ten minutes, and after that once more while a fresh one
 * is computed behind it; so nobody waits twice. Answers are computed one after another.
 */
final class Recall implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recall.class);
  private static final int MOST = 48;
  private static final Duration REST = Duration.ofMinutes(10);

  private record Held(Object answer, long watermark, Instant at) {}

  private final Clock clock;
  private final Object computing = new Object();
  private final ExecutorService behind =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "verve-pages");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Held> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
          return size() > MOST;
        }
      };

  Recall(Clock clock) {
    this.clock = clock;
  }

  /**
   * An answer about the current scores.
   *
   * @param question what is asked, with all that it depends on beside the model and the date
   */
  <T> T of(Head head, String question, Class<T> kind, Supplier<T> answer) {
    String key = head.model().version() + ' ' + head.asOf() + ' ' + question;
    Held found = find(key);
    if (found == null) {
      return kind.cast(compute(key, head, answer).answer());
    }
    boolean stale =
        found.watermark() != head.live().watermark()
            && found.at().plus(REST).isBefore(clock.instant());
    if (stale) {
      keep(key, new Held(found.answer(), found.watermark(), clock.instant()));
      later(() -> keep(key, fresh(head, answer)));
    }
    return kind.cast(found.answer());
  }

  /** Does something behind the pages, such as computing what is likely to be asked next. */
  void later(Runnable task) {
    if (!behind.isShutdown()) {
      behind.execute(() -> quietly(task));
    }
  }

  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("an answer could not be computed ahead; the page that asks for it will say why", e);
    }
  }

  private <T> Held compute(String key, Head head, Supplier<T> answer) {
    synchronized (computing) {
      Held meanwhile = find(key);
      if (meanwhile != null) {
        return meanwhile;
      }
      Held fresh = fresh(head, answer);
      keep(key, fresh);
      return fresh;
    }
  }

  private <T> Held fresh(Head head, Supplier<T> answer) {
    return new Held(answer.get(), head.live().watermark(), clock.instant());
  }

  private @Nullable Held find(String key) {
    synchronized (held) {
      return held.get(key);
    }
  }

  private void keep(String key, Held answer) {
    synchronized (held) {
      held.put(key, answer);
    }
  }

  @Override
  public void close() {
    behind.shutdownNow();
    try {
      behind.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
