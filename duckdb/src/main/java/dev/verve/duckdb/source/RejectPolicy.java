package dev.verve.duckdb.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What happens with rows that cannot be used.
 *
 * @param mostShare the share of rows, from 0 to 1, above which the run stops
 * @param file where the rejected rows are written; empty for nowhere
 */
public record RejectPolicy(double mostShare, Optional<Path> file) {

  /** One row in a hundred may be bad. */
  public static RejectPolicy defaults() {
    return new RejectPolicy(0.01, Optional.empty());
  }
}
