package dev.verve.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Runs two ways to one answer by turns, so that a busy machine slows both alike. The first time of
 * each, which also loads classes and fills caches, is not counted.
 */
final class Race {
  private final int rounds;

  Race(int rounds) {
    this.rounds = rounds;
  }

  /** Prints a row of a Markdown table: medians in seconds, and the first over the second. */
  void row(String name, Runnable first, Runnable second) {
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    first.run();
    second.run();
    for (int i = 0; i < rounds; i++) {
      ours[i] = seconds(first);
      theirs[i] = seconds(second);
    }
    double a = median(ours);
    double b = median(theirs);
    System.out.println(
        String.format(Locale.ROOT, "| %s | %.2f s | %.2f s | %.2f |", name, a, b, a / b));
  }

  /** Prints a row for one way alone: its median in seconds. */
  void alone(String name, Runnable work) {
    double[] times = new double[rounds];
    work.run();
    for (int i = 0; i < rounds; i++) {
      times[i] = seconds(work);
    }
    System.out.println(String.format(Locale.ROOT, "| %s | %.2f s |", name, median(times)));
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
