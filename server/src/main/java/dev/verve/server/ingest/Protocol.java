package dev.verve.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.store.Message;
import java.time.Instant;
import java.util.List;

/** How one event of a request reads as messages. */
interface Protocol {

  /**
   * Reads an event.
   *
   * @param event the event
   * @param envelope the fields of the request around it
   * @param receivedAt when the request came
   * @throws Unusable where it lacks what it needs
   */
  List<Message> read(JsonNode event, Fields envelope, Instant receivedAt) throws Unusable;
}
