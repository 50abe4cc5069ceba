package dev.verve.server.api;

import dev.verve.server.web.HttpProblem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A token bucket for each caller: so many requests a second on average, twice as many at once.
 * Known tokens alone have one, so that strangers cannot fill the memory.
 */
final class RateLimit {
  private record Bucket(double left, long nanos) {}

  private final int perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimit(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes one request from a caller's bucket.
   *
   * @throws HttpProblem where it is empty, with the seconds to wait
   */
  void take(String caller) {
    long now = nanoTime.getAsLong();
    Bucket after =
        buckets.compute(
            caller,
            (key, old) -> {
              double full = 2.0 * perSecond;
              double left =
                  old == null
                      ? full
                      : Math.min(
                          full, Math.max(old.left(), 0) + (now - old.nanos()) * 1e-9 * perSecond);
              return new Bucket(left - 1, now);
            });
    if (after.left() < 0) {
      throw HttpProblem.tooMany(
          "this token may ask " + perSecond + " times a second on average", 1);
    }
  }
}
