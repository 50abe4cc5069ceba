package dev.verve.server.page;

import dev.verve.server.api.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that take seconds, kept for the pages until the model or the date changes. Where only
 * events came, the kept answer is shown for ten minutes, and after that once more while a fresh one
 * is computed behind it. No page waits for long: an answer that is not there soon is computed
 * behind it, one after another, and the page says so meanwhile.
 */
final class Recall implements AutoCloseable {
  private static final int MOST = 48;
  private static final Duration REST = Duration.ofMinutes(10);

  /** What comes sooner should not show that it was waited for. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private record Held(Object answer, long watermark, Instant at) {}

  private final Clock clock;
  private final Duration patience;
  private final Behind behind = new Behind();
  private final Map<String, CompletableFuture<Held>> coming = new HashMap<>();
  private final Map<String, Held> held =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
          return size() > MOST;
        }
      };

  Recall(Clock clock) {
    this(clock, PATIENCE);
  }

  Recall(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * An answer about the current scores.
   *
   * @param question what is asked, with all that it depends on beside the model and the date
   * @throws Computing where it is not there soon
   */
  <T> T of(Head head, String question, Class<T> kind, Supplier<T> answer) {
    return soon(head, question, kind, answer).orElseThrow(Computing::new);
  }

  /** The same for a page that can do without it for a moment; empty where it is not there soon. */
  <T> Optional<T> soon(Head head, String question, Class<T> kind, Supplier<T> answer) {
    String key = head.model().version() + ' ' + head.asOf() + ' ' + question;
    Held found = find(key);
    if (found == null) {
      return Optional.ofNullable(
              behind.isHere() ? keep(key, head, answer) : await(key, head, answer))
          .map(it -> kind.cast(it.answer()));
    }
    boolean stale =
        found.watermark() != head.live().watermark()
            && found.at().plus(REST).isBefore(clock.instant());
    if (stale) {
      keep(key, new Held(found.answer(), found.watermark(), clock.instant()));
      behind.later(() -> keep(key, head, answer));
    }
    return Optional.of(kind.cast(found.answer()));
  }

  /** Does something behind the pages that somebody waits for. */
  void now(Runnable task) {
    behind.now(task);
  }

  /** Does something behind the pages, such as computing what is likely to be asked next. */
  void later(Runnable task) {
    behind.later(task);
  }

  private @Nullable Held await(String key, Head head, Supplier<?> answer) {
    CompletableFuture<Held> awaited = coming(key, head, answer);
    try {
      return awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      forget(key, awaited);
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private CompletableFuture<Held> coming(String key, Head head, Supplier<?> answer) {
    synchronized (coming) {
      CompletableFuture<Held> before = coming.get(key);
      if (before != null) {
        return before;
      }
      // a failure that nobody came back for
      coming.values().removeIf(CompletableFuture::isDone);
      CompletableFuture<Held> asked = new CompletableFuture<>();
      coming.put(key, asked);
      behind.now(() -> fulfil(key, asked, head, answer));
      return asked;
    }
  }

  /** A failure stays until the page comes back that is to tell it. */
  private void fulfil(String key, CompletableFuture<Held> asked, Head head, Supplier<?> answer) {
    try {
      Held meanwhile = find(key);
      asked.complete(meanwhile == null ? keep(key, head, answer) : meanwhile);
      forget(key, asked);
    } catch (RuntimeException e) {
      asked.completeExceptionally(e);
    }
  }

  private void forget(String key, CompletableFuture<Held> asked) {
    synchronized (coming) {
      coming.remove(key, asked);
    }
  }

  private Held keep(String key, Head head, Supplier<?> answer) {
    Held fresh = new Held(answer.get(), head.live().watermark(), clock.instant());
    keep(key, fresh);
    return fresh;
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
    behind.close();
  }
}
