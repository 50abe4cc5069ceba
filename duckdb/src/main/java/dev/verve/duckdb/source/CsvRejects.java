package dev.verve.duckdb.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a CSV file's bad rows. */
final class CsvRejects {
  private final DuckDbEngine engine;
  private final EventInput input;
  private final Scan scan;
  private final InputFile file;

  CsvRejects(DuckDbEngine engine, EventInput input, Scan scan, InputFile file) {
    this.engine = engine;
    this.input = input;
    this.scan = scan;
    this.file = file;
  }

  /** The database's word for a broken line, in ours. */
  static String reason(String kind) {
    return switch (kind) {
      case "MISSING COLUMNS" -> "too few fields";
      case "TOO MANY COLUMNS" -> "too many fields";
      case "INVALID ENCODING" -> "not UTF-8";
      case "UNQUOTED VALUE" -> "a quote that does not close";
      case "LINE SIZE OVER MAXIMUM" -> "the line is too long";
      default -> kind.toLowerCase(Locale.ROOT);
    };
  }

  List<Reject> locate(Map<BrokenLine, String> broken) {
    Set<String> badTimes = badTimes();
    List<Reject> located = new ArrayList<>();
    try (CsvReader<CsvRecord> records = CsvHeader.records(file, CsvHeader.read(file).delimiter())) {
      boolean header = true;
      for (CsvRecord row : records) {
        if (header) {
          header = false;
          continue;
        }
        String reason = reason(row, broken, badTimes);
        if (reason != null) {
          located.add(
              new Reject(
                  file.name(),
                  row.getStartingLineNumber(),
                  reason,
                  String.join(",", row.getFields())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
      // A quote that never closes: what the database found of the rest has no line to show.
      return located;
    }
    return located;
  }

  private @Nullable String reason(
      CsvRecord row, Map<BrokenLine, String> broken, Set<String> badTimes) {
    String lineProblem =
        broken.get(new BrokenLine(file.path().toString(), row.getStartingLineNumber()));
    if (lineProblem != null) {
      return lineProblem;
    }
    if (row.getFieldCount() != scan.columns().size()) {
      return null;
    }
    boolean user = input.entity() == Entity.USER;
    if (value(row, user ? ColumnRole.USER : ColumnRole.ACCOUNT).isEmpty()) {
      return user ? RowProblems.NO_USER : RowProblems.NO_ACCOUNT;
    }
    String time = value(row, ColumnRole.TIME);
    if (time.isEmpty()) {
      return RowProblems.NO_TIME;
    }
    if (badTimes.contains(time)) {
      return RowProblems.BAD_TIME;
    }
    boolean namesEvents = input.event().isEmpty();
    return namesEvents && value(row, ColumnRole.EVENT).isEmpty() ? RowProblems.NO_EVENT : null;
  }

  private String value(CsvRecord row, ColumnRole role) {
    String column = scan.roles().get(role);
    return Optional.ofNullable(column)
        .map(name -> List.copyOf(scan.columns().keySet()).indexOf(name))
        .map(row::getField)
        .map(String::strip)
        .orElse("");
  }

  private Set<String> badTimes() {
    Set<String> times = new HashSet<>();
    engine.each(
        "select distinct v_time from source_row where v_problem = '%s' limit 100000"
            .formatted(RowProblems.BAD_TIME),
        row -> times.add(row.string("v_time")));
    return times;
  }
}
