package dev.verve.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.store.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Segment tracking API. Pages and screens are events of these names, with the name and category
 * of the page among their properties; the account of an event is {@code context.groupId}.
 *
 * @param type what every event is; null where each says it itself
 */
record Segment(@Nullable String type) implements Protocol {

  @Override
  public List<Message> read(JsonNode event, Fields envelope, Instant receivedAt) throws Unusable {
    Fields fields = Fields.of(event);
    String kind = type == null ? fields.required("type") : type;
    Instant happenedAt = time(fields, envelope, receivedAt);
    Fields properties = fields.object("properties");
    return List.of(
        switch (kind) {
          case "track" -> event(fields, fields.required("event"), properties, happenedAt);
          case "page", "screen" ->
              event(
                  fields,
                  kind,
                  properties
                      .with("name", fields.text("name"))
                      .with("category", fields.text("category")),
                  happenedAt);
          case "identify" ->
              message(fields, Message.Kind.IDENTIFY, null, null, happenedAt, "traits");
          case "group" ->
              message(
                  fields,
                  Message.Kind.GROUP,
                  fields.required("groupId"),
                  null,
                  happenedAt,
                  "traits");
          case "alias" ->
              message(
                  fields,
                  Message.Kind.ALIAS,
                  null,
                  fields.required("previousId"),
                  happenedAt,
                  "traits");
          default -> throw new Unusable("type", "there is no call of type " + kind);
        });
  }

  private static Instant time(Fields fields, Fields envelope, Instant receivedAt) throws Unusable {
    Instant timestamp = fields.time("timestamp");
    if (timestamp == null) {
      timestamp = fields.time("originalTimestamp");
    }
    return new Skew(sentAt(fields, envelope), receivedAt).correct(timestamp);
  }

  /** When the request was sent; one that cannot be read corrects nothing. */
  private static @Nullable Instant sentAt(Fields fields, Fields envelope) {
    try {
      Instant own = fields.time("sentAt");
      return own == null ? envelope.time("sentAt") : own;
    } catch (Unusable e) {
      return null;
    }
  }

  private static Message event(Fields fields, String name, Fields properties, Instant happenedAt)
      throws Unusable {
    requireSomebody(fields);
    return new Message(
        Message.Kind.EVENT,
        fields.text("userId"),
        fields.text("anonymousId"),
        null,
        fields.object("context").text("groupId"),
        name,
        happenedAt,
        fields.text("messageId"),
        properties.json());
  }

  private static Message message(
      Fields fields,
      Message.Kind kind,
      @Nullable String accountId,
      @Nullable String otherId,
      Instant happenedAt,
      String json)
      throws Unusable {
    requireSomebody(fields);
    return new Message(
        kind,
        fields.text("userId"),
        fields.text("anonymousId"),
        otherId,
        accountId,
        "",
        happenedAt,
        fields.text("messageId"),
        fields.object(json).json());
  }

  private static void requireSomebody(Fields fields) throws Unusable {
    if (fields.text("userId") == null && fields.text("anonymousId") == null) {
      throw new Unusable("userId", "one of userId and anonymousId must be there");
    }
  }
}
