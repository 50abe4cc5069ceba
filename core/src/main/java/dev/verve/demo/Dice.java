package dev.verve.demo;

import java.util.List;

/**
 * Random draws that any key can address: the draws of one person on one day depend on the seed, the
 * person and the day alone, never on how many draws others made. Two simulations that differ in one
 * cause therefore share all other chances, and their difference is the effect of that cause.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014). Written out here, with {@link StrictMath}, because the bytes must be
 * the same on every Java version and processor. Not for cryptography.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long origin;
  private long state;

  private Dice(long origin) {
    this.origin = origin;
    this.state = origin;
  }

  static Dice of(long seed) {
    return new Dice(mix(seed));
  }

  /** Dice of their own for a key; the same key always gives the same dice. */
  Dice fork(long key) {
    return new Dice(mix(origin ^ mix(key + GOLDEN_GAMMA)));
  }

  /** A one-to-one scrambling of 64 bits: different inputs never collide. */
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A number from [0, 1). */
  double unit() {
    state += GOLDEN_GAMMA;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + (int) (unit() * (high - low + 1));
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T pick(List<T> items) {
    return items.get(between(0, items.size() - 1));
  }

  /** The index of a weight, drawn in proportion to the weights. */
  int weighted(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = unit() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** A log-normal number: half of the draws lie below the median. */
  double logNormal(double median, double sigma) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    double normal = radius * StrictMath.cos(2 * StrictMath.PI * unit());
    return median * StrictMath.exp(sigma * normal);
  }
}
