package dev.verve.server.act.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.web.JsonText;
import java.time.Instant;

/**
 * Something on its way to a destination.
 *
 * @param seq its place among all
 * @param about whom it is about; those of the same arrive in their order
 * @param messageKey tells a repeat from another; the same however often it is sent
 * @param payload what is told, as JSON
 * @param attempts how often it was sent before
 * @param nextAt before when it is not sent again
 */
public record Outgoing(
    long seq, String about, String messageKey, String payload, int attempts, Instant nextAt) {

  /** What is told. */
  public JsonNode json() {
    try {
      return JsonText.MAPPER.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a payload of ours is no JSON", e);
    }
  }
}
