package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.ArrayList;
import java.util.List;

/** Users by score, each column in the colours of the bands that its users are in. */
public final class Histogram {
  private static final int HEIGHT = 200;
  private static final int TOP = 20;
  private static final int LEFT = 44;
  private static final int BOTTOM = 40;

  private Histogram() {}

  /**
   * Users of near scores.
   *
   * @param from the least score
   * @param to the score from which the next begins
   * @param users how many of each band, in the order of the bands
   */
  public record Bin(double from, double to, List<Long> users) {
    public Bin {
      users = List.copyOf(users);
    }

    long all() {
      return users.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The chart.
   *
   * @param bands the names of the bands, lowest first
   * @param bins adjacent, lowest first
   */
  public static Figure of(String title, List<String> bands, List<Bin> bins) {
    Grid table = new Grid("histogram").number("from").number("to");
    bands.forEach(table::number);
    for (Bin bin : bins) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.number(bin.from(), Digits.count(bin.from())));
      row.add(Cell.number(bin.to(), Digits.count(bin.to())));
      bin.users().forEach(users -> row.add(Cell.count(users)));
      table.row(row);
    }
    return new Figure(
        title, "Users by score from 0 to 100, coloured by band.", w -> draw(bins, w), table);
  }

  private static Svg draw(List<Bin> bins, int width) {
    Svg svg = new Svg(width, HEIGHT);
    long most = Math.max(1, bins.stream().mapToLong(Bin::all).max().orElse(1));
    Scale y = new Scale(0, (double) most, HEIGHT - BOTTOM, TOP);
    svg.text(0, 10, "t soft", "users");
    for (double tick : y.ticks(3)) {
      if (tick == Math.rint(tick)) {
        svg.line(LEFT, y.at(tick), width, y.at(tick), tick == 0 ? "axis" : "grid");
        svg.textEnd(LEFT - 6, y.at(tick) + 4, "t soft", Digits.count(tick));
      }
    }
    if (!bins.isEmpty()) {
      columns(
          svg, bins, new Scale(bins.get(0).from(), bins.get(bins.size() - 1).to(), LEFT, width), y);
    }
    svg.textMiddle((LEFT + width) / 2.0, HEIGHT - 4, "t soft", "score");
    return svg;
  }

  private static void columns(Svg svg, List<Bin> bins, Scale x, Scale y) {
    for (Bin bin : bins) {
      double from = x.at(bin.from());
      long below = 0;
      for (int band = 0; band < bin.users().size(); band++) {
        long above = below + bin.users().get(band);
        double top = y.at((double) above);
        svg.rect(
            from,
            top,
            x.at(bin.to()) - from - 1,
            y.at((double) below) - top,
            fill(BandColours.of(band)));
        below = above;
      }
      String words =
          "%s to %s: %s users"
              .formatted(
                  Digits.shortest(bin.from()), Digits.shortest(bin.to()), Digits.count(bin.all()));
      svg.tip(from, TOP, x.at(bin.to()) - from, HEIGHT - BOTTOM - TOP, words);
    }
    for (double tick : x.ticks(4)) {
      double at = x.at(tick);
      double middle = Math.min(at, x.end() - 12);
      svg.textMiddle(middle, y.start() + 16, "t soft", Digits.count(tick));
    }
  }
}
