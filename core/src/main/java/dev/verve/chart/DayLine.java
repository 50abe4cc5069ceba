package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A score day by day over the bands that it runs through. */
public final class DayLine {
  private static final int HEIGHT = 200;
  private static final int TOP = 22;
  private static final int LEFT = 34;
  private static final int BOTTOM = 26;
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private DayLine() {}

  /**
   * A day.
   *
   * @param value the score, from 0 to 100; not a number where there is none, which breaks the line
   */
  public record Day(LocalDate day, double value) {}

  /**
   * A band behind the line.
   *
   * @param name as people read it
   * @param from the least score in it
   * @param to where it ends
   */
  public record Ground(String name, double from, double to) {}

  /**
   * A level to compare with.
   *
   * @param name as people read it
   * @param at where it lies, from 0 to 100
   */
  public record Level(String name, double at) {}

  /**
   * The chart of adjacent days in order over bands in ascending order.
   *
   * @param measure what the line shows, such as {@code average score}
   */
  public static Figure of(String title, String measure, List<Ground> bands, List<Day> days) {
    return of(title, measure, bands, days, List.of());
  }

  /** The same with levels to compare with. */
  public static Figure of(
      String title, String measure, List<Ground> bands, List<Day> days, List<Level> levels) {
    Grid table = new Grid("days").text("Day").number(measure);
    for (Day day : days) {
      table.row(
          Cell.text(day.day().toString()), Cell.number(day.value(), Digits.tenths(day.value())));
    }
    return new Figure(
        title,
        "The %s by day, from 0 to 100; the ground shows the bands.".formatted(measure),
        width -> draw(measure, bands, days, levels, width),
        table);
  }

  private static Svg draw(
      String measure, List<Ground> bands, List<Day> days, List<Level> levels, int width) {
    Svg svg = new Svg(width, HEIGHT);
    double right = width - (width >= Figure.WIDE ? 90 : 68);
    Scale y = new Scale(0, 100, HEIGHT - BOTTOM, TOP);
    svg.text(0, 12, "t soft", measure);
    for (int i = 0; i < bands.size(); i++) {
      Ground band = bands.get(i);
      double top = y.at(band.to());
      svg.rect(
          LEFT,
          top,
          right - LEFT,
          y.at(band.from()) - top,
          fill(BandColours.of(i)) + " fill-opacity=\"0.18\"");
      svg.textEnd(LEFT - 6, y.at(band.from()) + 4, "t soft", Digits.count(band.from()));
      svg.text(
          right + 8,
          (top + y.at(band.from())) / 2 + 4,
          "t soft",
          Svg.fit(band.name(), width - right - 8));
    }
    for (Level level : levels) {
      Path path = new Path().move(LEFT, y.at(level.at())).line(right, y.at(level.at()));
      svg.path(path, "class=\"even\"");
      svg.text(LEFT + 4, y.at(level.at()) - 4, "t soft", Svg.fit(level.name(), right - LEFT - 8));
    }
    if (!days.isEmpty()) {
      Scale x = new Scale(0, Math.max(1, days.size() - 1), LEFT, right);
      line(svg, days, x, y);
      tips(svg, measure, days, x);
      svg.text(LEFT, HEIGHT - 6, "t soft", SHORT.format(days.get(0).day()));
      svg.textEnd(right, HEIGHT - 6, "t soft", SHORT.format(days.get(days.size() - 1).day()));
    }
    return svg;
  }

  private static void tips(Svg svg, String measure, List<Day> days, Scale x) {
    double step = x.at(1) - x.at(0);
    for (int i = 0; i < days.size(); i++) {
      String words =
          "%s: %s %s"
              .formatted(
                  SHORT.format(days.get(i).day()), measure, Digits.tenths(days.get(i).value()));
      svg.tip(x.at(i) - step / 2, TOP, step, HEIGHT - BOTTOM - TOP, words);
    }
  }

  private static void line(Svg svg, List<Day> days, Scale x, Scale y) {
    Path path = new Path();
    boolean pen = false;
    for (int i = 0; i < days.size(); i++) {
      double value = days.get(i).value();
      boolean known = Double.isFinite(value);
      if (known && pen) {
        path.line(x.at(i), y.at(value));
      } else if (known) {
        path.move(x.at(i), y.at(value));
      }
      pen = known;
    }
    svg.path(path, "class=\"line\"");
    double last = days.get(days.size() - 1).value();
    if (Double.isFinite(last)) {
      double at = x.at(days.size() - 1.0);
      svg.circle(at, y.at(last), 4, fill("var(--ink)"));
      svg.textEnd(at - 2, y.at(last) - 9, "t strong", Digits.tenths(last));
    }
  }
}
