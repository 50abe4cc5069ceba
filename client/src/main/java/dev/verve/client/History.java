package dev.verve.client;

import java.util.List;

/**
 * The score of a user day by day.
 *
 * @param id the user
 * @param history the days in order
 */
public record History(String id, List<Day> history) {
  /** A day's score. */
  public record Day(String date, double raw, double score, String band) {}
}
