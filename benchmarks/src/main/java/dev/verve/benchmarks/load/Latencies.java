package dev.verve.benchmarks.load;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts times in steps of a tenth of a millisecond, up to a minute; shared by threads. */
final class Latencies {
  private static final long STEP_NANOS = 100_000;
  private static final int STEPS = 600_000;

  private final AtomicLongArray counts = new AtomicLongArray(STEPS);

  void add(long nanos) {
    counts.incrementAndGet((int) Math.min(STEPS - 1, nanos / STEP_NANOS));
  }

  long count() {
    long n = 0;
    for (int i = 0; i < STEPS; i++) {
      n += counts.get(i);
    }
    return n;
  }

  /** The time in milliseconds below which a share of all lies. */
  double quantile(double share) {
    long rank = (long) Math.ceil(share * count());
    long seen = 0;
    for (int i = 0; i < STEPS; i++) {
      seen += counts.get(i);
      if (seen >= rank && seen > 0) {
        return (i + 1) * (STEP_NANOS / 1e6);
      }
    }
    return Double.NaN;
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms, worst %.1f ms"
        .formatted(quantile(0.5), quantile(0.99), quantile(1));
  }
}
