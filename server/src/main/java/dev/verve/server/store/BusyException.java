package dev.verve.server.store;

/** More is waiting to be written than the store takes at once: the sender should come back. */
public final class BusyException extends RuntimeException {
  BusyException() {
    super("more events are waiting to be written than the server holds");
  }
}
