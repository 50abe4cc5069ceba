package dev.verve.server.act.destination;

import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Rounds in a process of their own, to be killed. */
public final class SyncChild {
  /** The key of the child's secrets. */
  static final String KEY = "a key of a test, long enough";

  private SyncChild() {}

  public static void main(String[] args) throws InterruptedException {
    try (Store store = Store.open(StoreOptions.in(Path.of(args[0])).withMemory("200MB"))) {
      Destinations destinations = new Destinations(store, Vault.of(Optional.of(KEY)));
      Outbox outbox = new Outbox(store, new Payloads(Optional.empty()));
      try (Sync sync = new Sync(store, destinations, outbox, Reach.ANYWHERE)) {
        long waiting = 1;
        while (waiting > 0) {
          waiting = sync.round().get(0).waiting();
        }
      }
    }
  }
}
