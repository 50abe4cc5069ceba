package dev.verve.server.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to say messages in tests. */
public final class Messages {
  private Messages() {}

  public static Message event(String user, String event, Instant at, @Nullable String messageId) {
    return new Message(Message.Kind.EVENT, user, null, null, null, event, at, messageId, "{}");
  }

  public static Message anonymous(String device, String event, Instant at, String messageId) {
    return new Message(Message.Kind.EVENT, null, device, null, null, event, at, messageId, "{}");
  }

  public static Message identify(String user, @Nullable String device, Instant at, String traits) {
    return new Message(Message.Kind.IDENTIFY, user, device, null, null, "", at, null, traits);
  }

  public static Message group(String user, String account, Instant at, String traits) {
    return new Message(Message.Kind.GROUP, user, null, null, account, "", at, null, traits);
  }

  public static Message alias(String previous, String user, Instant at) {
    return new Message(Message.Kind.ALIAS, user, null, previous, null, "", at, null, "{}");
  }

  public static Delivery delivery(Instant at, Message... messages) {
    return new Delivery(at, List.of(messages), List.of());
  }
}
