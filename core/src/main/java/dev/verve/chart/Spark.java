package dev.verve.chart;

import java.util.List;

/** The course of a few numbers in the space of a word, from zero to the highest of them. */
public final class Spark {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 24;

  private Spark() {}

  /** The drawing; what is not finite counts as nothing. */
  public static String of(String title, List<Double> values) {
    Svg svg = new Svg(WIDTH, HEIGHT);
    double most = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(0);
    double least = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    Scale y = new Scale(Math.min(0, least), most > Math.min(0, least) ? most : 1, HEIGHT - 2, 2);
    Scale x = new Scale(0, Math.max(1, values.size() - 1), 1, WIDTH - 3);
    svg.line(0, y.at(0), WIDTH, y.at(0), "grid");
    Path path = new Path();
    for (int i = 0; i < values.size(); i++) {
      double value = Double.isFinite(values.get(i)) ? values.get(i) : 0;
      if (i == 0) {
        path.move(x.at(i), y.at(value));
      } else {
        path.line(x.at(i), y.at(value));
      }
    }
    svg.path(path, "class=\"spark\"");
    return svg.element("spark", title, "from the oldest to the newest day");
  }
}
