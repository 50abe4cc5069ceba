package dev.verve.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an answer took.
 *
 * @param seconds by the clock
 * @param processor seconds of processor time, of all threads and processes together
 * @param bytes the most memory that the processes held meanwhile
 */
record Cost(double seconds, double processor, double bytes) {

  /** The median of each measure by itself. */
  static Cost median(List<Cost> costs) {
    return new Cost(
        median(costs, Cost::seconds), median(costs, Cost::processor), median(costs, Cost::bytes));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> measure) {
    double[] sorted = costs.stream().mapToDouble(measure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
