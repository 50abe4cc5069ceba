package dev.verve.chart;

import java.util.ArrayList;
import java.util.List;

/** A table in HTML; columns of numbers are set to the right, in figures of equal width. */
public final class Grid {
  private final String name;
  private final List<Cell> head = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param name a slug that tells it from the others of a page
   */
  public Grid(String name) {
    this.name = name;
  }

  /** Adds a column of words. */
  public Grid text(String title) {
    head.add(Cell.text(title));
    return this;
  }

  /** Adds a column of numbers. */
  public Grid number(String title) {
    head.add(new Cell(title, Double.NaN, true));
    return this;
  }

  /** Adds a row with a cell for each column. */
  public Grid row(List<Cell> cells) {
    if (cells.size() != head.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, the table %d columns".formatted(cells.size(), head.size()));
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row with a cell for each column. */
  public Grid row(Cell... cells) {
    return row(List.of(cells));
  }

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The table as an element. */
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"scroll\"><table data-of=\"")
        .append(Markup.escape(name))
        .append("\">\n");
    html.append("<thead><tr>");
    head.forEach(cell -> html.append(cell.html("th")));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<Cell> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append(cell.html("td")));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }
}
