package dev.verve.server.web;

import static dev.verve.problem.Check.require;

/**
 * How much one caller may ask for on average; twice as much at once.
 *
 * @param requestsPerSecond API requests a second with one token
 * @param eventsPerSecond events a second with one write key
 */
public record Limits(int requestsPerSecond, int eventsPerSecond) {
  public Limits {
    require(requestsPerSecond > 0, "requests a second must be above 0, were %s", requestsPerSecond);
    require(eventsPerSecond > 0, "events a second must be above 0, were %s", eventsPerSecond);
  }

  /** A hundred requests a second, and as many events as the machine can write. */
  public static Limits defaults() {
    return new Limits(100, Integer.MAX_VALUE);
  }

  public Limits withRequestsPerSecond(int most) {
    return new Limits(most, eventsPerSecond);
  }

  public Limits withEventsPerSecond(int most) {
    return new Limits(requestsPerSecond, most);
  }
}
