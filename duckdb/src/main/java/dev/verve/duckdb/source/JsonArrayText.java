package dev.verve.duckdb.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the lines in which elements of an array begin. The database hands out each element as it is
 * spelled, so that it is found again by its text; in files too large to hold, it is shown without a
 * line.
 */
final class JsonArrayText {
  private static final int LARGEST = 64 << 20;

  private final InputFile file;

  JsonArrayText(InputFile file) {
    this.file = file;
  }

  /** The elements in the order of the file. */
  List<Reject> locate(Map<String, String> reasons) {
    byte[] bytes = read();
    if (bytes.length > LARGEST) {
      return reasons.entrySet().stream()
          .map(e -> new Reject(file.name(), 0, e.getValue(), e.getKey()))
          .toList();
    }
    String content = new String(bytes, StandardCharsets.UTF_8);
    SortedMap<Integer, String> starts = new TreeMap<>();
    reasons
        .keySet()
        .forEach(
            element -> {
              int at = content.indexOf(element);
              for (; at >= 0; at = content.indexOf(element, at + element.length())) {
                if (beginsElement(content, at)) {
                  starts.put(at, element);
                }
              }
            });
    return numbered(content, starts, reasons);
  }

  private List<Reject> numbered(
      String content, SortedMap<Integer, String> starts, Map<String, String> reasons) {
    List<Reject> located = new ArrayList<>();
    long line = 1;
    int at = 0;
    for (Map.Entry<Integer, String> start : starts.entrySet()) {
      line += content.substring(at, start.getKey()).chars().filter(c -> c == '\n').count();
      at = start.getKey();
      String text = start.getValue();
      located.add(new Reject(file.name(), line, reasons.getOrDefault(text, ""), text));
    }
    return located;
  }

  /** Whether what begins here follows a bracket or a comma, and is not the end of something. */
  private static boolean beginsElement(String content, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(content.charAt(before))) {
      before--;
    }
    return before >= 0 && (content.charAt(before) == '[' || content.charAt(before) == ',');
  }

  private byte[] read() {
    try (InputStream stream = Packing.open(file.path())) {
      return stream.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
