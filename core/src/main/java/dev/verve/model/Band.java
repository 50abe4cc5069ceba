package dev.verve.model;

import static dev.verve.problem.Check.require;

/**
 * A half-open range of scores with a name.
 *
 * @param name slug of the band
 * @param from the least score that belongs to it, from 0 to below 100
 */
public record Band(String name, double from) {
  /**
   * How far below its threshold a score still belongs to a band: far more than the order of summing
   * can move a score, far less than anybody can see. Without it, which band a score of just 51
   * falls into would hang on the order of the events.
   */
  public static final double TOLERANCE = 1e-9;

  public Band {
    require(from >= 0 && from < 100, "a band starts from 0 to below 100, was %s", from);
  }

  /** The least score that reaches the band: {@code from}, less the tolerance. */
  public double least() {
    return from == 0 ? 0 : from - TOLERANCE;
  }

  /** The name as people read it. */
  public String title() {
    return titleOf(name);
  }

  /** The name of a band as people read it. */
  public static String titleOf(String name) {
    String words = name.replace('-', ' ').replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
