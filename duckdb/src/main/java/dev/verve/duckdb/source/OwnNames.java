package dev.verve.duckdb.source;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The names of columns that reading adds. A file that has one of them too would be misread, or not
 * read at all.
 */
final class OwnNames {
  private static final Pattern OWN =
      Pattern.compile(
          "rowid|v_(user|account|event|message|time|at|day|problem|repeat|file|row|json|entity"
              + "|first_text|first_at|first_seen|earliest|rank)",
          Pattern.CASE_INSENSITIVE);

  private OwnNames() {}

  /**
   * Refuses columns of these names.
   *
   * @throws UserError where there is one
   */
  static void refuse(InputFile file, Collection<String> columns) {
    columns.stream()
        .filter(column -> OWN.matcher(column).matches())
        .findFirst()
        .ifPresent(
            column -> {
              throw UserError.of(
                  Place.file(file.name()),
                  "the column '" + column + "' has a name that Verve uses itself",
                  "Rename it.");
            });
  }
}
