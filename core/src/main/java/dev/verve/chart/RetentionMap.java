package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.ArrayList;
import java.util.List;

/**
 * Who came back, by cohort and day: the more, the darker. What could not be observed stays empty.
 */
public final class RetentionMap {
  private static final int ROW = 30;
  private static final int HEAD = 40;
  private static final double DARK = 0.84;
  private static final double MIDDLE = 0.6;

  private RetentionMap() {}

  /**
   * A cohort, or everybody.
   *
   * @param name its first day, or a word
   * @param users how many
   * @param shares who came back, by day; not a number where nobody could be observed for so long
   */
  public record Row(String name, long users, List<Double> shares) {
    public Row {
      shares = List.copyOf(shares);
    }
  }

  /**
   * The chart.
   *
   * @param description what counts as coming back
   * @param days the days after the first
   * @param rows with a share for each day
   */
  public static Figure of(String title, String description, List<Integer> days, List<Row> rows) {
    Grid table = new Grid("retention").text("First day").number("users");
    days.forEach(day -> table.number("day " + day));
    for (Row row : rows) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(row.name()), Cell.count(row.users())));
      row.shares().forEach(share -> cells.add(Cell.share(share)));
      table.row(cells);
    }
    return new Figure(title, description, width -> draw(days, rows, width), table);
  }

  private static Svg draw(List<Integer> days, List<Row> rows, int width) {
    boolean roomy = width >= Figure.WIDE;
    double users = roomy ? 160 : 0;
    double left = roomy ? 176 : 86;
    double cell = (width - left) / Math.max(1, days.size());
    Svg svg = new Svg(width, HEAD + rows.size() * ROW + 2);
    svg.text(0, 32, "t soft", "first day");
    if (users > 0) {
      svg.textEnd(users, 32, "t soft", "users");
    }
    svg.text(
        left, 12, "t soft", roomy ? "% who came back, days after the first" : "% back after days");
    for (int i = 0; i < days.size(); i++) {
      svg.textMiddle(left + (i + 0.5) * cell, 32, "t soft", Integer.toString(days.get(i)));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = HEAD + i * ROW;
      svg.text(0, y + 19, "t", row.name());
      if (users > 0) {
        svg.textEnd(users, y + 19, "t soft", Digits.count(row.users()));
      }
      for (int day = 0; day < row.shares().size(); day++) {
        cell(svg, row.shares().get(day), left + day * cell, y, cell);
        tip(svg, row, days.get(day), row.shares().get(day), left + day * cell, y, cell);
      }
    }
    return svg;
  }

  private static void tip(Svg svg, Row row, int day, double share, double x, double y, double w) {
    if (Double.isFinite(share)) {
      String words =
          "%s of %s users of %s came back %d days after"
              .formatted(Digits.percent(share), Digits.count(row.users()), row.name(), day);
      svg.tip(x, y, w - 2, ROW - 2.0, words);
    }
  }

  private static void cell(Svg svg, double share, double x, double y, double w) {
    if (!Double.isFinite(share)) {
      return;
    }
    String shade =
        fill("var(--accent)") + " fill-opacity=\"" + Digits.coordinate(0.06 + 0.9 * share) + '"';
    svg.rect(x, y, w - 2, ROW - 2, shade);
    svg.textMiddle(
        x + w / 2 - 1,
        y + 19,
        share > DARK ? "t on" : share > MIDDLE ? "t mid" : "t",
        Digits.count(100 * share));
  }
}
