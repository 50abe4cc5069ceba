package dev.verve.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.store.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The PostHog capture API. The account of an event is its group of type company, account or
 * organization, else its first group. A device's own id is anonymous, every other one a user's.
 */
record PostHog() implements Protocol {
  private static final List<String> ACCOUNT_TYPES = List.of("company", "account", "organization");

  @Override
  public List<Message> read(JsonNode event, Fields envelope, Instant receivedAt) throws Unusable {
    Fields fields = Fields.of(event);
    Fields properties = fields.object("properties");
    String name = fields.required("event");
    Instant happenedAt = time(fields, envelope, receivedAt);
    String messageId = first(fields.text("uuid"), properties.text("$insert_id"));
    if (name.equals("$groupidentify")) {
      return List.of(account(properties, happenedAt, messageId));
    }
    String id = id(fields, properties);
    Fields traits = properties.object("$set_once").with(properties.object("$set"));
    traits = traits.with(fields.object("$set_once")).with(fields.object("$set"));
    return switch (name) {
      case "$create_alias", "$merge_dangerously" ->
          List.of(alias(id, properties.required("alias"), happenedAt, messageId));
      case "$identify" ->
          List.of(traits(id, properties.text("$anon_distinct_id"), happenedAt, messageId, traits));
      case "$set" -> List.of(traits(id, null, happenedAt, messageId, traits));
      default -> event(name, id, happenedAt, messageId, properties, traits);
    };
  }

  private static Message alias(
      String id, String other, Instant happenedAt, @Nullable String messageId) {
    return new Message(Message.Kind.ALIAS, id, null, other, null, "", happenedAt, messageId, "{}");
  }

  private static List<Message> event(
      String name,
      String id,
      Instant happenedAt,
      @Nullable String messageId,
      Fields properties,
      Fields traits)
      throws Unusable {
    boolean device =
        properties.denies("$is_identified") || id.equals(properties.text("$device_id"));
    List<Message> messages = new ArrayList<>();
    messages.add(
        new Message(
            Message.Kind.EVENT,
            device ? null : id,
            device ? id : null,
            null,
            accountId(properties.object("$groups")),
            name,
            happenedAt,
            messageId,
            properties.json()));
    if (!traits.isEmpty() && !device) {
      String ownId = messageId == null ? null : messageId + ":set";
      messages.add(traits(id, null, happenedAt, ownId, traits));
    }
    return messages;
  }

  private static Message traits(
      String id,
      @Nullable String device,
      Instant happenedAt,
      @Nullable String messageId,
      Fields traits) {
    return new Message(
        Message.Kind.IDENTIFY, id, device, null, null, "", happenedAt, messageId, traits.json());
  }

  private static Message account(Fields properties, Instant at, @Nullable String messageId)
      throws Unusable {
    String account = properties.required("$group_key");
    String traits = properties.object("$group_set").json();
    return new Message(Message.Kind.ACCOUNT, null, null, null, account, "", at, messageId, traits);
  }

  private static @Nullable String accountId(Fields groups) throws Unusable {
    for (String type : ACCOUNT_TYPES) {
      String account = groups.text(type);
      if (account != null) {
        return account;
      }
    }
    for (String type : groups.names()) {
      return groups.text(type);
    }
    return null;
  }

  private static String id(Fields fields, Fields properties) throws Unusable {
    for (Fields place : List.of(fields, properties)) {
      String id = first(place.text("distinct_id"), place.text("$distinct_id"));
      if (id != null) {
        return id;
      }
    }
    throw new Unusable("distinct_id", "distinct_id is missing");
  }

  private static Instant time(Fields fields, Fields envelope, Instant receivedAt) throws Unusable {
    Instant sentAt;
    try {
      sentAt = envelope.time("sent_at");
    } catch (Unusable e) {
      sentAt = null;
    }
    return new Skew(sentAt, receivedAt).correct(fields.time("timestamp"));
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
