package dev.verve.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everybody spreads over the bands.
 *
 * @param asOf the date of the scores
 * @param population how many are scored
 * @param average the average score; null where nobody is scored
 * @param distribution the bands in ascending order
 */
public record Distribution(
    String asOf, long population, @Nullable Double average, List<BandShare> distribution) {
  /** The users of a band and their share of all. */
  public record BandShare(String band, double from, double to, long users, double share) {}
}
