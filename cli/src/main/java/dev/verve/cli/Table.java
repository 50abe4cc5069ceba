package dev.verve.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text with aligned columns: text to the left, numbers to the right. */
final class Table {
  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> heads = new ArrayList<>();

  /** Adds a column of text. */
  Table text(String head) {
    heads.add(head);
    right.add(false);
    return this;
  }

  /** Adds a column of numbers. */
  Table number(String head) {
    heads.add(head);
    right.add(true);
    return this;
  }

  /** Adds a row with a value for each column. */
  Table row(String... values) {
    rows.add(List.of(values));
    return this;
  }

  /** The lines of the table, indented by two. */
  List<String> lines() {
    int[] widths = new int[heads.size()];
    List<List<String>> all = new ArrayList<>();
    if (heads.stream().anyMatch(head -> !head.isEmpty())) {
      all.add(heads);
    }
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(" ");
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - width(row.get(i)));
      line.append(i == 0 ? " " : "  ");
      line.append(right.get(i) ? pad + row.get(i) : row.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }

  /** Colours take no room. */
  private static int width(String text) {
    String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
    return plain.codePointCount(0, plain.length());
  }
}
