package dev.verve.server.act;

import dev.verve.server.act.destination.DestinationRequest;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.act.destination.Vault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the scores of a test's store go.
 *
 * @param destinations none at first
 * @param payloads with links to a dashboard that is nowhere
 * @param outbox what waits for the destinations
 */
public record Outlets(Destinations destinations, Payloads payloads, Outbox outbox) {
  /** What webhooks are signed with. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  public static Outlets of(ScoredStore scored) {
    Payloads payloads = new Payloads(Optional.of("https://verve.example"));
    return new Outlets(
        new Destinations(scored.store(), Vault.of(Optional.of("a key of a test, long enough"))),
        payloads,
        new Outbox(scored.store(), payloads));
  }

  /** Adds a webhook; settings come as name, value, name, value. */
  public Outlets withWebhook(String name, String url, String... settings) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("url", url));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    destinations.save(
        new DestinationRequest(name, "webhook", all, Map.of("secret", SECRET)), "test");
    return this;
  }
}
