package dev.verve.server.page;

/** Says that there is nothing to show yet: no event came, and no model was published. */
final class NotStarted extends RuntimeException {
  NotStarted() {
    super("no scores yet");
  }
}
