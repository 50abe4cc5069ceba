package dev.verve.server.store;

import static dev.verve.problem.Check.require;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a product said, whatever protocol carried it.
 *
 * @param kind what it says
 * @param userId the id of a known person; null where only the device is known
 * @param anonymousId the id of a device; null where none was given
 * @param otherId the id that {@link Kind#ALIAS} joins to the person; else null
 * @param accountId the account in which it happened, or that {@link Kind#GROUP} names
 * @param event the event's name; empty for all kinds but {@link Kind#EVENT}
 * @param happenedAt when it happened, by the server's clock
 * @param messageId what makes a repeat recognisable; null where the sender gave none
 * @param json the event's properties, or the traits, as the text of a JSON object
 */
public record Message(
    Kind kind,
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String otherId,
    @Nullable String accountId,
    String event,
    Instant happenedAt,
    @Nullable String messageId,
    String json) {

  /** What a message says. */
  public enum Kind {
    /** Somebody did something. */
    EVENT,
    /** Traits of a person. */
    IDENTIFY,
    /** The account of a person, and its traits. */
    GROUP,
    /** Traits of an account alone. */
    ACCOUNT,
    /** Two ids are one person. */
    ALIAS
  }

  public Message {
    require(
        kind == Kind.ACCOUNT || userId != null || anonymousId != null,
        "a message needs a user or an anonymous id");
    require((kind == Kind.EVENT) != event.isEmpty(), "an event, and only that, has a name");
    require((kind == Kind.ALIAS) == (otherId != null), "an alias, and only that, names another id");
    require(
        accountId != null || (kind != Kind.GROUP && kind != Kind.ACCOUNT),
        "a group needs the id of an account");
  }
}
