package dev.verve.duckdb.source;

import dev.verve.sql.Dialect;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns that stand in the names of folders, as in {@code day=2026-01-31/events.csv}. Only folders
 * that the user named or that lie below those count: where a data folder itself lies says nothing
 * of the events.
 */
final class Partitions {
  /** What Hive writes for a missing value. */
  private static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

  private static final Pattern FOLDER =
      Pattern.compile("(?<=^|[/\\\\])([^=/\\\\]+)=([^/\\\\]*)(?=[/\\\\])");

  private Partitions() {}

  /** The names of the columns that a file's folders give and that the file itself has not. */
  static List<String> names(InputFile file, List<String> own) {
    return values(file).keySet().stream()
        .filter(key -> own.stream().noneMatch(key::equalsIgnoreCase))
        .toList();
  }

  /** The values that the folders of a file give; an empty text where one is missing. */
  static Map<String, String> values(InputFile file) {
    Map<String, String> values = new LinkedHashMap<>();
    String path = file.path().toString();
    Matcher folder = FOLDER.matcher(file.name());
    while (folder.find()) {
      if (path.contains(folder.group())) {
        values.putIfAbsent(folder.group(1), decoded(folder.group(2)));
      }
    }
    return values;
  }

  /** SQL: the value of each column, read from the path {@code v_file}. */
  static String columns(List<String> names, Dialect dialect) {
    StringBuilder sql = new StringBuilder();
    for (String name : names) {
      String pattern = "[/\\\\]" + Pattern.quote(name) + "=([^/\\\\]*)[/\\\\]";
      sql.append(
          ", nullif(nullif(url_decode(regexp_extract(v_file, %s, 1)), '%s'), '') as %s"
              .formatted(dialect.text(pattern), MISSING, dialect.name(name)));
    }
    return sql.toString();
  }

  private static String decoded(String value) {
    try {
      String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
      return text.equals(MISSING) ? "" : text;
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
