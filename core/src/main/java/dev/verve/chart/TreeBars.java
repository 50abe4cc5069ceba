package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.List;

/** The metric tree: branches and below them their actions, each with a bar of what it brings. */
public final class TreeBars {
  private static final int ROW = 26;
  private static final int HEAD = 24;

  private TreeBars() {}

  /**
   * A branch or an action.
   *
   * @param depth 0 for a branch, 1 for an action
   * @param name as people read it
   * @param note whose it is, or how many use it
   * @param points what it brings in all
   * @param each points a user
   * @param share of all points; may be negative
   * @param change of the points a user; not a number where unknown
   */
  public record Row(
      int depth,
      String name,
      String note,
      double points,
      double each,
      double share,
      double change) {}

  /**
   * The chart.
   *
   * @param change says from when the change is
   */
  public static Figure of(String title, String change, List<Row> rows) {
    Grid table =
        new Grid("tree")
            .text("Branch or action")
            .text("owner, users")
            .number("points")
            .number("points a user")
            .number("share")
            .number(change);
    for (Row row : rows) {
      table.row(
          Cell.text((row.depth() > 0 ? "· " : "") + row.name()),
          Cell.text(row.note()),
          Cell.number(row.points(), Digits.tenths(row.points())),
          Cell.number(row.each(), Digits.hundredths(row.each())),
          Cell.share(row.share()),
          Cell.number(row.change(), text(row.change())));
    }
    return new Figure(
        title,
        "Points a user of each branch and action, as bars from zero, with the change "
            + change
            + ".",
        width -> draw(rows, change, width),
        table);
  }

  private static Svg draw(List<Row> rows, String change, int width) {
    boolean roomy = width >= Figure.WIDE;
    double bars = roomy ? 400 : 152;
    double note = roomy ? 210 : bars;
    double numbers = roomy ? width - 104 : width - 58;
    Svg svg = new Svg(width, HEAD + rows.size() * ROW + 4);
    double most = rows.stream().mapToDouble(Row::each).filter(Double::isFinite).max().orElse(0);
    double least = rows.stream().mapToDouble(Row::each).filter(Double::isFinite).min().orElse(0);
    most = Math.max(0, most);
    Scale x =
        new Scale(Math.min(0, least), most > Math.min(0, least) ? most : 1, bars, numbers - 48);
    if (roomy) {
      svg.text(note, 12, "t soft", "owner, users");
    }
    svg.textEnd(numbers, 12, "t soft", roomy ? "points a user" : "points");
    svg.textEnd(width, 12, "t soft", roomy ? Svg.fit(change, 90) : "change");
    svg.line(0, HEAD - 5, width, HEAD - 5, "grid");
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), HEAD + i * ROW, x, note, numbers);
    }
    svg.line(x.at(0), HEAD, x.at(0), HEAD + rows.size() * ROW, "axis");
    for (int i = 0; i < rows.size(); i++) {
      svg.tip(0, HEAD + i * ROW, width, ROW, words(rows.get(i), change));
    }
    return svg;
  }

  private static void row(Svg svg, Row row, double y, Scale x, double note, double numbers) {
    boolean branch = row.depth() == 0;
    double indent = branch ? 0 : 14;
    String kind = branch ? "t strong" : "t";
    svg.text(indent, y + 17, kind, Svg.fit(row.name(), note - indent - 10));
    if (note < x.start()) {
      svg.text(note, y + 17, "t soft", Svg.fit(row.note(), x.start() - note - 10));
    }
    if (!Double.isFinite(row.each())) {
      return;
    }
    double zero = x.at(0);
    double end = x.at(row.each());
    String paint = row.each() < 0 ? "var(--down)" : branch ? "var(--bar)" : "var(--bar-soft)";
    svg.rect(Math.min(zero, end), y + 6, Math.abs(end - zero), branch ? 14 : 10, fill(paint));
    svg.textEnd(numbers, y + 17, kind, Digits.hundredths(row.each()));
    svg.textEnd(svg.width(), y + 17, "t soft", text(row.change()));
  }

  private static String words(Row row, String change) {
    return "%s: %s points a user, %s of all, %s %s"
        .formatted(
            row.name(),
            Digits.hundredths(row.each()),
            Digits.percent(row.share()),
            text(row.change()),
            change);
  }

  private static String text(double change) {
    return Double.isFinite(change) ? Digits.change(change) : Digits.UNKNOWN;
  }
}
