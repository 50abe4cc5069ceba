package dev.verve.stats;

import java.util.function.DoublePredicate;

/** Bisection for the point from which a monotone condition holds. */
final class Search {
  private static final double LARGEST = 1e15;

  private Search() {}

  /** The smallest value at which the condition holds, knowing that it holds at {@code high}. */
  static double threshold(double low, double high, DoublePredicate holds) {
    double below = low;
    double above = high;
    for (int i = 0; i < 200 && above - below > Math.ulp(above); i++) {
      double middle = below + (above - below) / 2;
      if (holds.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /** The smallest whole number from {@code least} on at which the condition holds. */
  static long smallestWhole(double least, DoublePredicate holds) {
    double high = least;
    while (!holds.test(high)) {
      Require.that(high < LARGEST, "the change is too small for any number of users");
      high *= 2;
    }
    if (high == least) {
      return (long) least;
    }
    return (long) Math.ceil(threshold(high / 2, high, holds) - 1e-6);
  }
}
