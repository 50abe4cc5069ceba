package dev.verve.duckdb.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first line of a CSV file, read before anything else, so that the database need not guess.
 *
 * @param delimiter what stands between fields
 * @param columns the names, each once
 */
record CsvHeader(char delimiter, List<String> columns) {
  /** Wide tables are read, but a file with more columns than this is no event file. */
  private static final int MOST_COLUMNS = 5_000;

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** Long enough for {@value #MOST_COLUMNS} columns with long names. */
  private static final int MOST_BYTES = 4 << 20;

  static CsvHeader read(InputFile file) {
    byte[] head;
    try (InputStream stream = Packing.open(file.path())) {
      head = stream.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw UserError.of(
          Place.file(file.name()),
          "the file cannot be read: " + e.getMessage(),
          "Check that it is whole, and packed as its ending says.");
    }
    String text = new String(head, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (text.isBlank()) {
      throw UserError.of(
          Place.file(file.name()), "the file is empty", "Give a file with a header and rows.");
    }
    if (text.indexOf('\0') >= 0) {
      throw UserError.of(
          Place.file(file.name()), "the file is not UTF-8 text", "Save it as CSV in UTF-8.");
    }
    String line = firstLine(text);
    char delimiter = delimiter(line);
    checkWidth(file, 1 + line.chars().filter(c -> c == delimiter).count());
    List<String> names = names(text, delimiter);
    check(file, names);
    return new CsvHeader(delimiter, names);
  }

  /** A reader over the file's records in the same dialect as the database reads. */
  static CsvReader<CsvRecord> records(InputFile file, char delimiter) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .detectBomHeader(false)
        .ofCsvRecord(new InputStreamReader(Packing.open(file.path()), StandardCharsets.UTF_8));
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static char delimiter(String line) {
    char best = ',';
    long most = 0;
    for (char candidate : DELIMITERS) {
      long count = line.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static List<String> names(String text, char delimiter) {
    Iterator<CsvRecord> records =
        CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(text).iterator();
    List<String> names = new ArrayList<>();
    if (records.hasNext()) {
      records.next().getFields().forEach(name -> names.add(name.strip()));
    }
    return names;
  }

  private static void checkWidth(InputFile file, long columns) {
    if (columns > MOST_COLUMNS) {
      throw UserError.of(
          new Place(file.name(), 1, ""),
          "the header has %,d columns".formatted(columns),
          "Verve reads at most %,d. Keep those that are needed, or put properties into one JSON column."
              .formatted(MOST_COLUMNS));
    }
  }

  private static void check(InputFile file, List<String> names) {
    Place header = new Place(file.name(), 1, "");
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
        throw UserError.of(
            header,
            "the column '" + name + "' stands here twice",
            "Rename or drop one of the two.");
      }
    }
  }
}
