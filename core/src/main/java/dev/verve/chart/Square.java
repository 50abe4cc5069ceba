package dev.verve.chart;

/** The frame of a chart of one share against another, both from 0 to 100 per cent. */
final class Square {
  private static final int LEFT = 48;
  private static final int TOP = 26;
  private static final int BOTTOM = 44;
  private static final int MOST = 360;

  private final Svg svg;
  private final Scale x;
  private final Scale y;

  Square(int width, String across, String up) {
    double side = Math.min(MOST, width - LEFT - 12.0);
    this.svg = new Svg(width, TOP + side + BOTTOM);
    this.x = new Scale(0, 1, LEFT, LEFT + side);
    this.y = new Scale(0, 1, TOP + side, TOP);
    svg.text(0, 13, "t soft", up);
    svg.textMiddle(LEFT + side / 2, TOP + side + 38, "t soft", across);
    for (int quarter = 0; quarter <= 4; quarter++) {
      double share = quarter / 4.0;
      svg.line(LEFT, y.at(share), LEFT + side, y.at(share), quarter == 0 ? "axis" : "grid");
      svg.textEnd(LEFT - 6, y.at(share) + 4, "t soft", Digits.count(100 * share));
      svg.textMiddle(x.at(share), TOP + side + 18, "t soft", Digits.count(100 * share));
    }
    svg.path(new Path().move(x.at(0), y.at(0)).line(x.at(1), y.at(1)), "class=\"even\"");
  }

  /** A strip from the foot to the top that tells its numbers. */
  void tip(double from, double to, String words) {
    svg.tip(x.at(from), TOP, x.at(to) - x.at(from), y.at(0) - TOP, words);
  }

  Svg svg() {
    return svg;
  }

  double x(double share) {
    return x.at(share);
  }

  double y(double share) {
    return y.at(share);
  }
}
