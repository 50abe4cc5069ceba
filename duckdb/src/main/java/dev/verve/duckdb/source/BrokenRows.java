package dev.verve.duckdb.source;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table that could not be taken apart.
 *
 * @param count how many
 * @param samples the first of them, with line and reason where they are known
 */
record BrokenRows(long count, List<String> samples) {
  private static final double MOST = 0.01;

  /** Refuses a table of which more than one row in a hundred is broken. */
  void refuseIfMany(long goodRows, String file) {
    if (count > MOST * (count + goodRows)) {
      throw UserError.of(
          Place.file(file),
          "%,d of %,d rows cannot be read%s".formatted(count, count + goodRows, shown()),
          "Mend or remove them.");
    }
  }

  Optional<String> warning() {
    return count == 0
        ? Optional.empty()
        : Optional.of("Broken rows left out: %,d%s.".formatted(count, shown()));
  }

  private String shown() {
    return samples.isEmpty() ? "" : " (" + String.join("; ", samples) + ")";
  }
}
