package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The share of each band day by day, the lowest band at the foot; the shares of a day sum to 1. */
public final class BandDays {
  private static final int HEIGHT = 200;
  private static final int TOP = 22;
  private static final int LEFT = 40;
  private static final int BOTTOM = 26;
  private static final int LEAST_LABEL = 14;
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private BandDays() {}

  /**
   * A day.
   *
   * @param shares of each band, lowest first
   */
  public record Day(LocalDate day, List<Double> shares) {
    public Day {
      shares = List.copyOf(shares);
    }
  }

  /** The chart of adjacent days in order. */
  public static Figure of(String title, List<String> bands, List<Day> days) {
    Grid table = new Grid("band-days").text("Day");
    bands.forEach(table::number);
    for (Day day : days) {
      List<Cell> row = new ArrayList<>(List.of(Cell.text(day.day().toString())));
      day.shares().forEach(share -> row.add(Cell.share(share)));
      table.row(row);
    }
    return new Figure(
        title,
        "The share of each band by day, from 0 to 100 %, the lowest band at the foot.",
        width -> draw(bands, days, width),
        table);
  }

  private static Svg draw(List<String> bands, List<Day> days, int width) {
    Svg svg = new Svg(width, HEIGHT);
    double right = width - (width >= Figure.WIDE ? 130 : 104);
    Scale y = new Scale(0, 1, HEIGHT - BOTTOM, TOP);
    svg.text(0, 12, "t soft", "% of users");
    for (int quarter = 0; quarter <= 4; quarter++) {
      double at = y.at(quarter / 4.0);
      svg.line(LEFT, at, right, at, quarter == 0 ? "axis" : "grid");
      svg.textEnd(LEFT - 6, at + 4, "t soft", Integer.toString(quarter * 25));
    }
    if (days.isEmpty()) {
      return svg;
    }
    Scale x = new Scale(0, Math.max(1, days.size() - 1), LEFT, right);
    double[] below = new double[days.size()];
    double label = Double.POSITIVE_INFINITY;
    for (int band = 0; band < bands.size(); band++) {
      double[] above = below.clone();
      for (int i = 0; i < days.size(); i++) {
        above[i] += days.get(i).shares().get(band);
      }
      svg.path(ribbon(below, above, x, y), fill(BandColours.of(band)));
      int last = days.size() - 1;
      double share = days.get(last).shares().get(band);
      double middle = y.at((below[last] + above[last]) / 2) + 4;
      if (share > 0) {
        double place = Math.min(middle, label - LEAST_LABEL);
        String shown = bands.get(band) + " " + Digits.percent(share);
        svg.text(right + 8, place, "t", Svg.fit(shown, width - right - 8));
        label = place;
      }
      below = above;
    }
    tips(svg, bands, days, x);
    svg.text(LEFT, HEIGHT - 6, "t soft", SHORT.format(days.get(0).day()));
    svg.textEnd(right, HEIGHT - 6, "t soft", SHORT.format(days.get(days.size() - 1).day()));
    return svg;
  }

  private static void tips(Svg svg, List<String> bands, List<Day> days, Scale x) {
    double step = x.at(1) - x.at(0);
    for (int i = 0; i < days.size(); i++) {
      StringBuilder words = new StringBuilder(SHORT.format(days.get(i).day()));
      for (int band = bands.size() - 1; band >= 0; band--) {
        words.append("\n").append(bands.get(band)).append(' ');
        words.append(Digits.percent(days.get(i).shares().get(band)));
      }
      svg.tip(x.at(i) - step / 2, TOP, step, HEIGHT - BOTTOM - TOP, words.toString());
    }
  }

  private static Path ribbon(double[] below, double[] above, Scale x, Scale y) {
    Path path = new Path().move(x.at(0), y.at(below[0]));
    for (int i = 0; i < above.length; i++) {
      path.line(x.at(i), y.at(above[i]));
    }
    for (int i = below.length - 1; i >= 0; i--) {
      path.line(x.at(i), y.at(below[i]));
    }
    return path.close();
  }
}
