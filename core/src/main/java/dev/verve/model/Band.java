package dev.verve.model;

import static dev.verve.problem.Check.require;

/**
 * A half-open range of scores with a name.
 *
 * @param name slug of the band
 * @param from the least score that belongs to it, from 0 to below 100
 */
public record Band(String name, double from) {
  public Band {
    require(from >= 0 && from < 100, "a band starts from 0 to below 100, was %s", from);
  }
}
