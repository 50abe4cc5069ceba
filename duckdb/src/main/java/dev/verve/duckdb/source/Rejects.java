package dev.verve.duckdb.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.problem.Place;
import dev.verve.problem.Problem;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows of an input that could not be used.
 *
 * @param rows all rows of the input
 * @param reasons how many could not be used, by reason, most first
 * @param located those that were found again in their files
 */
record Rejects(long rows, Map<String, Long> reasons, List<Reject> located) {
  private static final int SHOWN = 5;

  static Rejects none(long rows) {
    return new Rejects(rows, Map.of(), List.of());
  }

  long count() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  List<Reject> samples() {
    return located.stream().limit(SHOWN).toList();
  }

  /** Keeps the rows where the policy says so, then stops the run if there are too many. */
  void enforce(RejectPolicy policy, Map<String, String> fileNames) {
    policy.file().ifPresent(this::write);
    if (count() == 0 || count() <= policy.mostShare() * rows) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    String file = fileNames.values().stream().findFirst().orElse("events");
    problems.add(
        new Problem(
            Place.file(file),
            "%,d of %,d rows cannot be used (%s)".formatted(count(), rows, inWords()),
            "Mend them, see them all with `--rejects FILE`, or allow more with `--max-rejects 5%`."));
    for (Reject reject : samples()) {
      problems.add(
          new Problem(
              new Place(reject.file(), (int) reject.line(), ""),
              reject.reason() + ": " + shorten(reject.text()),
              ""));
    }
    throw new UserError(problems);
  }

  String inWords() {
    return String.join(
        ", ",
        reasons.entrySet().stream()
            .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
            .toList());
  }

  private void write(Path file) {
    try {
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      try (CsvWriter writer = CsvWriter.builder().build(beside)) {
        writer.writeRecord("file", "line", "reason", "row");
        for (Reject reject : located) {
          writer.writeRecord(
              reject.file(), Long.toString(reject.line()), reject.reason(), reject.text());
        }
      }
      Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shorten(String text) {
    String line = text.replace("\r", "").replace("\n", "\\n");
    return line.length() > 100 ? line.substring(0, 100) + "…" : line;
  }
}
