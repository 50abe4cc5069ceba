package dev.verve.server.page;

import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.People;
import dev.verve.server.store.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is signed in, in memory alone: a restart signs everybody out. A session ends after twelve
 * hours without a request, and at once when its token is revoked or its person removed.
 */
final class Sessions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration IDLE = Duration.ofHours(12);

  private record Session(String who, boolean isToken, String formToken, Instant until) {
    Session until(Instant later) {
      return new Session(who, isToken, formToken, later);
    }
  }

  private final Credentials credentials;
  private final People people;
  private final Clock clock;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  Sessions(Credentials credentials, People people, Clock clock) {
    this.credentials = credentials;
    this.people = people;
    this.clock = clock;
  }

  /** Opens a session for the holder of a token; yields its secret. */
  String open(Credential held) {
    return open(new Session(held.id(), true, secret(), clock.instant().plus(IDLE)));
  }

  /** Opens a session for a person; yields its secret. */
  String open(People.Person person) {
    return open(new Session(person.name(), false, secret(), clock.instant().plus(IDLE)));
  }

  private String open(Session session) {
    Instant now = clock.instant();
    open.values().removeIf(old -> old.until().isBefore(now));
    String key = secret();
    open.put(key, session);
    return key;
  }

  void close(String key) {
    open.remove(key);
  }

  /** Whose session it is, as they stand now. */
  Optional<Visitor> find(String key) {
    Session session = open.get(key);
    Instant now = clock.instant();
    if (session == null || session.until().isBefore(now)) {
      return Optional.empty();
    }
    open.replace(key, session, session.until(now.plus(IDLE)));
    return role(session).map(role -> new Visitor(session.who(), role, session.formToken()));
  }

  private Optional<Role> role(Session session) {
    return session.isToken()
        ? credentials.all().stream()
            .filter(held -> held.id().equals(session.who()))
            .map(Credential::role)
            .findFirst()
        : people.find(session.who()).map(People.Person::role);
  }

  /** 192 random bits as text. */
  static String secret() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
