package dev.verve.cli;

import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RowTally;
import java.util.ArrayList;
import java.util.List;

/** What loading events and users had to leave out, in words. */
final class Rejected {
  private Rejected() {}

  static List<String> notes(Loaded loaded) {
    List<String> notes = new ArrayList<>();
    RowTally events = loaded.events();
    unusable(events, "rows", notes);
    if (events.repeated() > 0) {
      notes.add("%,d rows repeat a message id and were counted once".formatted(events.repeated()));
    }
    loaded.people().ifPresent(people -> people(people, notes));
    return notes;
  }

  private static void people(RowTally people, List<String> notes) {
    unusable(people, "rows of users", notes);
    if (people.repeated() > 0) {
      notes.add(
          "%,d rows of users repeat an id: of each id the row first seen first was taken"
              .formatted(people.repeated()));
    }
  }

  private static void unusable(RowTally tally, String what, List<String> notes) {
    if (tally.rejected() > 0) {
      notes.add(
          "%,d of %,d %s could not be used (%s), the first: %s"
              .formatted(
                  tally.rejected(),
                  tally.rows(),
                  what,
                  reasons(tally),
                  tally.samples().isEmpty() ? "unknown" : tally.samples().get(0)));
    }
  }

  private static String reasons(RowTally tally) {
    return String.join(
        ", ",
        tally.reasons().entrySet().stream()
            .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
            .toList());
  }
}
