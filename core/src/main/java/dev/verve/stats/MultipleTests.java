package dev.verve.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Adjusts the p-values of tests that are read together. An adjusted value is compared with the same
 * level as a single one.
 *
 * <p>Holm (1979) bounds the chance of even one false discovery and needs no assumption about how
 * the tests depend on each other. Benjamini and Hochberg (1995) bound the expected share of false
 * ones among the discoveries, for independent or positively dependent tests, and find more.
 */
public final class MultipleTests {
  private MultipleTests() {}

  /** Holm's adjusted p-values, in the order given. */
  public static double[] holm(double... p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int i = 0; i < order.length; i++) {
      largest = Math.max(largest, Math.min(1, p[order[i]] * (p.length - i)));
      adjusted[order[i]] = largest;
    }
    return adjusted;
  }

  /** The adjusted p-values of Benjamini and Hochberg, in the order given. */
  public static double[] benjaminiHochberg(double... p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, p[order[i]] * p.length / (i + 1));
      adjusted[order[i]] = smallest;
    }
    return adjusted;
  }

  private static Integer[] ascending(double[] p) {
    Integer[] order = new Integer[p.length];
    for (int i = 0; i < p.length; i++) {
      Require.that(p[i] >= 0 && p[i] <= 1, "p-value must be between 0 and 1, was %s", p[i]);
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    return order;
  }
}
