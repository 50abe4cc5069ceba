package dev.verve.server.page;

/** Says that an answer is being computed: the page is to be asked for again in a moment. */
final class Computing extends RuntimeException {
  Computing() {
    super("being computed", null, false, false);
  }
}
