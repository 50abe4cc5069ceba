package dev.verve.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who moved between bands from one date to another.
 *
 * @param from the earlier date
 * @param to the later date
 * @param matrix users by the band that they left and the one that they are in
 * @param newcomers users of the later date who were not there before
 * @param lost users who are gone
 * @param down users in a lower band than before
 * @param up users in a higher band than before
 */
public record Movement(
    String from,
    String to,
    List<Cell> matrix,
    @JsonProperty("new") long newcomers,
    long lost,
    long down,
    long up) {
  /** Users who went from a band, null for new ones, to another. */
  public record Cell(@Nullable String fromBand, String toBand, long users) {}
}
