package dev.verve.chart;

/** The outline of a shape, or a line of many points. */
final class Path {
  private final StringBuilder text = new StringBuilder();

  Path move(double x, double y) {
    return step("M", x, y);
  }

  Path line(double x, double y) {
    return step("L", x, y);
  }

  /** A curve that leaves and arrives level, as a ribbon of a Sankey does. */
  Path level(double fromX, double fromY, double x, double y) {
    double middle = (fromX + x) / 2;
    step("C", middle, fromY);
    step(" ", middle, y);
    return step(" ", x, y);
  }

  Path close() {
    text.append('Z');
    return this;
  }

  private Path step(String command, double x, double y) {
    text.append(command).append(Digits.coordinate(x)).append(' ').append(Digits.coordinate(y));
    return this;
  }

  String text() {
    return text.toString();
  }
}
