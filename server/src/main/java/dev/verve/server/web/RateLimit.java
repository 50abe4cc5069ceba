package dev.verve.server.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A token bucket for each caller: so much a second on average, twice as much at once. Known callers
 * alone have one, so that strangers cannot fill the memory. A request larger than the bucket passes
 * when that is full, and leaves a debt.
 */
public final class RateLimit {
  private record Bucket(double left, long nanos) {}

  private final int perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  public RateLimit(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes from a caller's bucket.
   *
   * @throws HttpProblem where too little is left, with the seconds to wait
   */
  public void take(String caller, int amount) {
    double full = 2.0 * perSecond;
    double needed = Math.min(amount, full);
    double[] missing = {0};
    buckets.compute(
        caller,
        (key, old) -> {
          long now = nanoTime.getAsLong();
          double left =
              old == null
                  ? full
                  : Math.min(full, old.left() + (now - old.nanos()) * 1e-9 * perSecond);
          missing[0] = needed - left;
          return new Bucket(missing[0] > 0 ? left : left - amount, now);
        });
    if (missing[0] > 0) {
      throw HttpProblem.tooMany(
          "this key may send " + perSecond + " a second on average",
          (int) Math.ceil(missing[0] / perSecond));
    }
  }
}
