package dev.verve.duckdb.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.duckdb.Atomically;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that keeps rows which could not be used: file, line, reason and the row as it stands.
 */
final class RejectFile {
  private final Path target;

  RejectFile(Path target) {
    this.target = target;
  }

  void write(List<Rejects> inputs) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw UserError.of(
          Place.option("--rejects " + target),
          "this file cannot be written",
          "Its folder must exist.");
    }
    Atomically.write(target, part -> write(part, inputs));
  }

  private static void write(Path part, List<Rejects> inputs) throws IOException {
    try (CsvWriter writer = CsvWriter.builder().build(part)) {
      writer.writeRecord("file", "line", "reason", "row");
      for (Rejects rejects : inputs) {
        for (Reject reject : rejects.located()) {
          writer.writeRecord(
              reject.file(), Long.toString(reject.line()), reject.reason(), reject.text());
        }
        long more = rejects.count() - rejects.located().size();
        if (more > 0) {
          writer.writeRecord(rejects.name(), "0", "%,d more rows".formatted(more), "");
        }
      }
    }
  }
}
