package dev.verve.duckdb.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a CSV file's bad rows by the texts of which the database said so. */
final class CsvRejects {
  private static final Pattern BLANKS = Pattern.compile("^\\p{Zs}+|\\p{Zs}+$");

  private final DuckDbEngine engine;
  private final CheckedRows rows;
  private final Scan scan;
  private final InputFile file;

  CsvRejects(DuckDbEngine engine, CheckedRows rows, Scan scan, InputFile file) {
    this.engine = engine;
    this.rows = rows;
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
    Map<Need, Set<String>> bad = new LinkedHashMap<>();
    rows.needs().forEach(need -> bad.put(need, badTexts(need)));
    List<Reject> located = new ArrayList<>();
    Map<Long, String> lost = new TreeMap<>();
    broken.forEach(
        (place, reason) -> {
          if (place.path().equals(file.path().toString())) {
            lost.put(place.line(), reason);
          }
        });
    try (CsvReader<CsvRecord> records = CsvHeader.records(file, CsvHeader.read(file).delimiter())) {
      boolean header = true;
      for (CsvRecord row : records) {
        if (header) {
          header = false;
          continue;
        }
        String reason = reason(row, broken, bad);
        if (reason != null) {
          lost.remove(row.getStartingLineNumber());
          located.add(
              new Reject(
                  file.name(),
                  row.getStartingLineNumber(),
                  reason,
                  String.join(",", row.getFields())));
        }
        if (located.size() >= RejectFinder.MOST) {
          return located;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
      // A quote that never closes or is followed by more: the lines are known, their fields not.
    }
    lost.forEach((line, reason) -> located.add(new Reject(file.name(), line, reason, "")));
    return located;
  }

  private @Nullable String reason(
      CsvRecord row, Map<BrokenLine, String> broken, Map<Need, Set<String>> bad) {
    String lineProblem =
        broken.get(new BrokenLine(file.path().toString(), row.getStartingLineNumber()));
    if (lineProblem != null) {
      return lineProblem;
    }
    if (row.getFieldCount() != scan.columns().size() - scan.folders().size()) {
      return null;
    }
    return bad.entrySet().stream()
        .filter(e -> e.getValue().contains(value(row, e.getKey().role())))
        .map(e -> e.getKey().reason())
        .findFirst()
        .orElse(null);
  }

  /** A field as the database reads it: without blanks around it, empty where there is none. */
  private String value(CsvRecord row, ColumnRole role) {
    String column = scan.roles().get(role);
    if (column == null) {
      return "";
    }
    int position = List.copyOf(scan.columns().keySet()).indexOf(column);
    return position < row.getFieldCount()
        ? BLANKS.matcher(row.getField(position)).replaceAll("")
        : Partitions.values(file).getOrDefault(column, "");
  }

  /** The texts, empty for none, of which the database said that they do not meet a need. */
  private Set<String> badTexts(Need need) {
    Set<String> texts = new HashSet<>();
    engine.each(
        "select distinct coalesce(%s, '') as text from %s where v_problem = %s limit %d"
            .formatted(
                need.text(),
                rows.relation(),
                engine.dialect().text(need.reason()),
                RejectFinder.MOST),
        row -> texts.add(row.string("text")));
    return texts;
  }
}
