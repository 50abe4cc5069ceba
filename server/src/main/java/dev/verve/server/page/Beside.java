package dev.verve.server.page;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What is read while a page reads something else: most reads of one person are many small
 * statements, which keep one processor busy and no more.
 */
final class Beside<T> {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "verve-beside");
            thread.setDaemon(true);
            return thread;
          });

  private final CompletableFuture<T> coming;

  private Beside(CompletableFuture<T> coming) {
    this.coming = coming;
  }

  /** Begins to read. */
  static <T> Beside<T> of(Supplier<T> reading) {
    return new Beside<>(CompletableFuture.supplyAsync(reading, THREADS));
  }

  /** What was read, with the failure of the reading as if it had happened here. */
  T get() {
    try {
      return coming.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
