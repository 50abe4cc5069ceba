package dev.verve.cli;

import dev.verve.duckdb.source.Loaded;
import java.util.ArrayList;
import java.util.List;

/** What loading events had to leave out, in words. */
final class Rejected {
  private Rejected() {}

  static List<String> notes(Loaded loaded) {
    List<String> notes = new ArrayList<>();
    if (loaded.rejected() > 0) {
      notes.add(
          "%,d of %,d rows could not be used (%s), the first: %s"
              .formatted(
                  loaded.rejected(),
                  loaded.rows(),
                  reasons(loaded),
                  loaded.samples().isEmpty() ? "unknown" : loaded.samples().get(0)));
    }
    if (loaded.repeated() > 0) {
      notes.add("%,d rows repeat a message id and were counted once".formatted(loaded.repeated()));
    }
    return notes;
  }

  private static String reasons(Loaded loaded) {
    return String.join(
        ", ",
        loaded.reasons().entrySet().stream()
            .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
            .toList());
  }
}
