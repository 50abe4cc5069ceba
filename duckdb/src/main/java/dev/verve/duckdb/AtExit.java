package dev.verve.duckdb;

/** Something that is done when the process ends before it was cancelled. */
final class AtExit {
  private final Thread hook;

  private AtExit(Thread hook) {
    this.hook = hook;
  }

  static AtExit run(Runnable action) {
    Thread hook = new Thread(action, "verve-at-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtExit(hook);
  }

  /** Leaves it undone; of no effect once the process is ending. */
  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It is running, or has run.
    }
  }
}
