package dev.verve.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The end of the process by a signal. While it tidies up behind a run, that run meets missing files
 * and cut connections, of which nothing is to be said.
 */
final class ProcessEnd {
  private ProcessEnd() {}

  /** Waits for the end, where it has begun; else returns at once. */
  static void silenceIfNear() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException ending) {
      waitForEver();
    }
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
