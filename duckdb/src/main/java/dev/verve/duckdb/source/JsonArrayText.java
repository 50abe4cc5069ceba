package dev.verve.duckdb.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the lines in which objects of an array begin. The database hands out each object as it is
 * spelled and has seen to it that all is well formed, so that counting brackets tells them apart.
 */
final class JsonArrayText {
  private final InputFile file;
  private final Map<String, String> reasons;
  private final List<Reject> located = new ArrayList<>();
  private final StringBuilder object = new StringBuilder();
  private long line = 1;
  private long beginning;
  private int depth;
  private boolean quoted;
  private boolean escaped;

  private JsonArrayText(InputFile file, Map<String, String> reasons) {
    this.file = file;
    this.reasons = reasons;
  }

  /** The objects that have a reason, in the order of the file. */
  static List<Reject> locate(InputFile file, Map<String, String> reasons) {
    JsonArrayText text = new JsonArrayText(file, reasons);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Packing.open(file.path()), StandardCharsets.UTF_8))) {
      for (int sign = reader.read();
          sign >= 0 && text.located.size() < RejectFinder.MOST;
          sign = reader.read()) {
        text.read((char) sign);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.located;
  }

  private void read(char sign) {
    if (depth == 1 && sign == '{') {
      object.setLength(0);
      beginning = line;
    }
    object.append(sign);
    line += sign == '\n' ? 1 : 0;
    if (quoted) {
      quoted = escaped || sign != '"';
      escaped = !escaped && sign == '\\';
    } else if (sign == '"') {
      quoted = true;
    } else if (sign == '{' || sign == '[') {
      depth++;
    } else if (sign == '}' || sign == ']') {
      depth--;
      end();
    }
  }

  private void end() {
    String reason = depth == 1 ? reasons.get(object.toString()) : null;
    if (reason != null) {
      located.add(new Reject(file.name(), beginning, reason, object.toString()));
    }
  }
}
