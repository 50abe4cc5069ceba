package dev.verve.duckdb.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Finds the lines in which bytes of a file stand. The database numbers records, which are fewer
 * than lines where quoted fields span several; a byte's place is never in doubt.
 */
final class LineCount {
  private LineCount() {}

  /** The line of each position, both counted from where a person counts: lines from 1. */
  static Map<Long, Long> of(Path file, SortedSet<Long> positions) {
    Map<Long, Long> lines = new TreeMap<>();
    try (InputStream stream = Packing.open(file)) {
      long line = 1;
      long at = 0;
      for (long position : positions) {
        for (int sign = 0; at < position && sign >= 0; at++) {
          sign = stream.read();
          line += sign == '\n' ? 1 : 0;
        }
        lines.put(position, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
