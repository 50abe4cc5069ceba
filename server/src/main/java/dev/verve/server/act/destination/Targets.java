package dev.verve.server.act.destination;

import dev.verve.server.act.http.Outside;
import dev.verve.server.store.Store;
import org.jspecify.annotations.Nullable;

/** Opens the way to a destination of each kind. */
public final class Targets implements AutoCloseable {
  private final Store store;
  private final Outside.Reach reach;
  private @Nullable Outside outside;

  /**
   * Ways out of a store.
   *
   * @param reach which addresses requests may go to
   */
  public Targets(Store store, Outside.Reach reach) {
    this.store = store;
    this.reach = reach;
  }

  /** Opened with the first request, since most servers send none. */
  private synchronized Outside outside() {
    Outside known = outside;
    if (known != null) {
      return known;
    }
    Outside fresh = Outside.open(reach, store.clock());
    outside = fresh;
    return fresh;
  }

  /** The way to a destination whose secrets are open; the caller closes it. */
  public Target open(Destination destination) {
    return switch (destination.channel()) {
      case WEBHOOK -> new Webhook(destination, outside(), store.clock());
      case SLACK -> new Slack(destination, outside());
      case EMAIL -> new Email(destination);
      case HUBSPOT -> new HubSpot(destination, outside());
      case SALESFORCE -> new Salesforce(destination, outside());
      case SEGMENT -> new SegmentTrack(destination, outside(), store.clock());
      case POSTGRES -> new Postgres(destination);
      case FOLDER -> new Folder(destination, store.file("export"));
    };
  }

  @Override
  public synchronized void close() {
    Outside known = outside;
    if (known != null) {
      known.close();
    }
  }
}
