package dev.verve.insight.retention;

import dev.verve.model.Band;
import dev.verve.stats.Estimate;
import dev.verve.stats.Wilson;

/**
 * How many users of a band stayed.
 *
 * @param band the band
 * @param users everybody in it
 * @param stayed those who were active again in time
 */
public record BandStay(Band band, long users, long stayed) {

  /** The share who stayed, with Wilson's interval; unknown where the band is empty. */
  public Estimate rate() {
    return Wilson.of(stayed, users);
  }
}
