package dev.verve.demo;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing a person did.
 *
 * @param messageId unique within a simulation
 * @param name the event name, such as {@code report_exported}
 * @param at to the millisecond
 * @param properties texts and numbers, in a fixed order of iteration; may be empty
 */
public record DemoEvent(
    String messageId, DemoUser user, String name, Instant at, Map<String, Object> properties) {
  public DemoEvent {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an event needs a name");
    }
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
