package dev.verve.chart;

import java.util.List;

/** How well a score ranks: the users found against the false alarms, for every threshold. */
public final class Roc {
  private static final int STRIPS = 25;

  private Roc() {}

  /**
   * A threshold.
   *
   * @param alarms the share of those without the outcome who are above it
   * @param found the share of those with the outcome who are above it
   */
  public record Point(double alarms, double found) {}

  /** The chart of thresholds from the highest to the lowest, from (0, 0) to (1, 1). */
  public static Figure of(String title, List<Point> points) {
    Grid table = new Grid("roc").number("without the outcome").number("with the outcome");
    points.forEach(point -> table.row(Cell.share(point.alarms()), Cell.share(point.found())));
    return new Figure(
        title,
        "The share of users with the outcome who lie above a threshold of the score, against the share of those without it. A score that tells nothing runs along the broken line.",
        width -> draw(points, width),
        table);
  }

  private static Svg draw(List<Point> points, int width) {
    Square square =
        new Square(
            width,
            "% of those without the outcome",
            "% of those with the outcome, above a threshold");
    Path path = new Path().move(square.x(0), square.y(0));
    points.forEach(point -> path.line(square.x(point.alarms()), square.y(point.found())));
    square.svg().path(path.line(square.x(1), square.y(1)), "class=\"line\"");
    square.svg().textEnd(square.x(1) - 4, square.y(0.72), "t soft", "by chance");
    for (int strip = 0; strip < STRIPS; strip++) {
      tip(square, points, strip);
    }
    return square.svg();
  }

  /** What the last threshold finds that raises no more false alarms than the middle of a strip. */
  private static void tip(Square square, List<Point> points, int strip) {
    double alarms = (strip + 0.5) / STRIPS;
    double found =
        points.stream()
            .filter(point -> point.alarms() <= alarms)
            .mapToDouble(Point::found)
            .max()
            .orElse(0);
    square.tip(
        (double) strip / STRIPS,
        (strip + 1.0) / STRIPS,
        "%s of those with the outcome lie above a threshold that %s of those without it pass"
            .formatted(Digits.percent(found), Digits.percent(alarms)));
  }
}
