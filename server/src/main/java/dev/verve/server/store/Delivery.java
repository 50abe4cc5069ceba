package dev.verve.server.store;

import java.time.Instant;
import java.util.List;

/**
 * What one request brings.
 *
 * @param receivedAt when it came
 * @param messages what is kept
 * @param rejects what is not
 */
public record Delivery(Instant receivedAt, List<Message> messages, List<Reject> rejects) {
  public Delivery {
    messages = List.copyOf(messages);
    rejects = List.copyOf(rejects);
  }
}
