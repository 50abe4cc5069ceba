package dev.verve.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.store.Delivery;
import dev.verve.server.store.Message;
import dev.verve.server.store.Reject;
import dev.verve.server.web.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the events of a request, one by one: one that cannot be used costs no neighbour. */
final class Intake {
  /** The most bytes of one event. */
  static final int MOST = 32 * 1024;

  private static final int KEPT = 2_000;

  private final Protocol protocol;

  Intake(Protocol protocol) {
    this.protocol = protocol;
  }

  Delivery read(Envelope envelope, Instant receivedAt) {
    List<Message> messages = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (Envelope.Item item : envelope.items()) {
      try {
        if (item.bytes() > MOST) {
          throw new Unusable(
              "", "an event holds at most 32 KB, this one " + item.bytes() + " bytes");
        }
        messages.addAll(protocol.read(item.node(), Fields.of(envelope.fields()), receivedAt));
      } catch (Unusable e) {
        rejects.add(reject(e, item));
      }
    }
    return new Delivery(receivedAt, messages, rejects);
  }

  private static Reject reject(Unusable unusable, Envelope.Item item) {
    String payload = JsonText.clean(item.node().toString());
    return new Reject(
        String.valueOf(unusable.getMessage()),
        unusable.under(item.path()),
        whose(item.node()),
        payload.length() > KEPT ? JsonText.clean(payload.substring(0, KEPT)) : payload);
  }

  private static @Nullable String whose(JsonNode node) {
    for (String field : List.of("userId", "distinct_id", "anonymousId")) {
      JsonNode id = node.get(field);
      if (id != null && id.isValueNode() && !id.isNull()) {
        return JsonText.clean(id.asText());
      }
    }
    return null;
  }
}
