package dev.verve.stats;

import java.util.Arrays;

/**
 * On which days a user was active. Days are whole numbers on any common calendar.
 *
 * <p>The first day is day 0 of the user's retention; activity before it does not count.
 */
public final class ActiveDays {
  private final int first;
  private final int[] days;

  private ActiveDays(int first, int[] days) {
    this.first = first;
    this.days = days;
  }

  /** A user first seen on one day and active on others, in any order, repeats allowed. */
  public static ActiveDays of(int first, int... days) {
    return new ActiveDays(first, Arrays.stream(days).sorted().distinct().toArray());
  }

  /** The day the user was first seen. */
  public int first() {
    return first;
  }

  /** Whether the user was active on a day from {@code from} to {@code to}, both included. */
  public boolean anyWithin(int from, int to) {
    int at = Arrays.binarySearch(days, from);
    int next = at >= 0 ? at : -at - 1;
    return next < days.length && days[next] <= to;
  }
}
