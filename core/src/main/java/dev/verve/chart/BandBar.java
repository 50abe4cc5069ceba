package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.List;

/**
 * How a population spreads over bands: one bar, with each band's name, share and count below it.
 */
public final class BandBar {
  private static final int BAR = 36;
  private static final int LABEL = 62;
  private static final int LEAST = 84;

  private BandBar() {}

  /**
   * A band.
   *
   * @param name as people read it
   * @param from the least score in it
   * @param to the score from which the next begins
   * @param users how many
   * @param share of all, from 0 to 1
   */
  public record Part(String name, double from, double to, long users, double share) {}

  /** The chart of bands in ascending order. */
  public static Figure of(String title, List<Part> parts) {
    Grid table =
        new Grid("distribution")
            .text("Band")
            .number("from")
            .number("to")
            .number("users")
            .number("share");
    for (Part part : parts) {
      table.row(
          Cell.text(part.name()),
          Cell.number(part.from(), Digits.count(part.from())),
          Cell.number(part.to(), Digits.count(part.to())),
          Cell.count(part.users()),
          Cell.share(part.share()));
    }
    return new Figure(
        title, "Users by band, as shares of one bar.", width -> draw(parts, width), table);
  }

  private static Svg draw(List<Part> parts, int width) {
    int columns = Math.max(1, Math.min(parts.size(), width / LEAST));
    int rows = (parts.size() + columns - 1) / columns;
    Svg svg = new Svg(width, BAR + 8 + rows * LABEL);
    double x = 0;
    for (int i = 0; i < parts.size(); i++) {
      double w = width * parts.get(i).share();
      svg.rect(x, 0, w, BAR, fill(BandColours.of(i)));
      x += w;
    }
    double column = (double) width / columns;
    for (int i = 0; i < parts.size(); i++) {
      label(svg, parts.get(i), i, i % columns * column, BAR + 12 + i / columns * LABEL, column);
    }
    return svg;
  }

  private static void label(Svg svg, Part part, int band, double x, double y, double room) {
    svg.rect(x, y, 10, 10, fill(BandColours.of(band)));
    svg.text(x + 15, y + 10, "t", Svg.fit(part.name(), room - 18));
    svg.text(x, y + 31, "t strong big", Digits.percent(part.share()));
    svg.text(x, y + 48, "t soft", Svg.fit(Digits.count(part.users()) + " users", room - 2));
  }
}
