package dev.verve.server.act.destination;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A place to which scores or alerts go. It prints none of its secrets.
 *
 * @param name what rules and people call it
 * @param channel what kind it is
 * @param settings what may be read by all
 * @param secrets the secrets, open; empty where only the settings were asked for
 * @param isEnabled whether anything is sent
 * @param createdAt tells it from another of the same name that stood before
 * @param failures requests that failed since the last that succeeded
 * @param resumeAt before when nothing is tried again
 * @param problem why nothing is sent; empty where all is well
 */
public record Destination(
    String name,
    Channel channel,
    Map<String, String> settings,
    Map<String, String> secrets,
    boolean isEnabled,
    Instant createdAt,
    int failures,
    Optional<Instant> resumeAt,
    Optional<String> problem) {

  public Destination {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  /** A setting, or what stands for it. */
  public String setting(String key, String otherwise) {
    return settings.getOrDefault(key, otherwise);
  }

  /** A setting that its kind requires. */
  public String setting(String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new IllegalStateException(name + " has no " + key);
    }
    return value;
  }

  /** A secret; empty text where there is none. */
  public String secret(String key) {
    return secrets.getOrDefault(key, "");
  }

  /** Whether everybody is sent at first, rather than only what changes from then on. */
  public boolean isFilledFirst() {
    return setting("begin", channel.takesNotices() ? "changes" : "all").equals("all");
  }

  /** The least change of a score that is sent within one band; 0 for none. */
  public double leastChange() {
    return Double.parseDouble(setting("least_change", "0"));
  }

  @Override
  public String toString() {
    return name + " (" + channel.word() + ")";
  }
}
