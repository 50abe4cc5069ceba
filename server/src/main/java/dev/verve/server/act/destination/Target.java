package dev.verve.server.act.destination;

import java.util.Collections;
import java.util.List;

/** How one destination is spoken to; used by several threads at once, up to {@link #lanes}. */
public interface Target extends AutoCloseable {

  /** How many go in one request at most. */
  int most();

  /** How many requests run side by side at most. */
  int lanes();

  /**
   * Sends some, no two of which are about the same.
   *
   * @return a result for each, in their order
   */
  List<Result> send(List<Outgoing> batch) throws InterruptedException;

  @Override
  default void close() {}

  /** The same result for all of a batch. */
  static List<Result> all(List<Outgoing> batch, Result result) {
    return Collections.nCopies(batch.size(), result);
  }
}
