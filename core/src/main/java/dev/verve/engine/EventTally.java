package dev.verve.engine;

import java.util.Map;
import java.util.Optional;

/**
 * What loading found.
 *
 * @param events the rows of events
 * @param people the rows of users or accounts, where they were given
 * @param span the days of the events that are used
 */
public record EventTally(Rows events, Optional<Rows> people, EventSpan span) {

  /**
   * The rows of an input.
   *
   * @param all how many there are
   * @param repeated those left out because their id came before: a message's of events, else a
   *     user's or account's
   * @param reasons how many could not be used for each reason, most first
   * @param sample where one of these stands, and what is wrong with it; empty where all are good
   */
  public record Rows(long all, long repeated, Map<String, Long> reasons, String sample) {

    /** Those that could not be used. */
    public long rejected() {
      return reasons.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
