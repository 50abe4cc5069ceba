package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The mean of a metric in each arm of an intervention, before and after its start. */
public final class ArmLines {
  private static final int HEIGHT = 240;
  private static final int TOP = 26;
  private static final int LEFT = 44;
  private static final int RIGHT = 110;
  private static final int BOTTOM = 26;
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private ArmLines() {}

  /**
   * An arm.
   *
   * @param name as people read it
   * @param days in order
   */
  public record Line(String name, List<Day> days) {
    public Line {
      days = List.copyOf(days);
    }
  }

  /** The mean on a day. */
  public record Day(LocalDate day, double mean) {}

  /**
   * The chart, the arm that went without first.
   *
   * @param measure what the lines show
   * @param start the first day of the intervention
   */
  public static Figure of(String title, String measure, LocalDate start, List<Line> lines) {
    Grid table = new Grid("arms").text("Day").text("arm").number(measure);
    for (Line line : lines) {
      for (Day day : line.days()) {
        table.row(
            Cell.text(day.day().toString()),
            Cell.text(line.name()),
            Cell.number(day.mean(), Digits.hundredths(day.mean())));
      }
    }
    return new Figure(
        title,
        "The mean %s of each arm; the upright line is the start.".formatted(measure),
        width -> new Drawing(width, measure, start, lines).draw(),
        table);
  }

  private record Drawing(int width, String measure, LocalDate start, List<Line> lines) {
    Svg draw() {
      Svg svg = new Svg(width, HEIGHT);
      svg.text(0, 12, "t soft", "mean " + measure);
      List<Day> all = lines.stream().flatMap(line -> line.days().stream()).toList();
      if (all.isEmpty()) {
        return svg;
      }
      double low = all.stream().mapToDouble(Day::mean).min().orElseThrow();
      double high = all.stream().mapToDouble(Day::mean).max().orElseThrow();
      Scale y = Scale.around(Math.min(0, low), high, HEIGHT - BOTTOM, TOP);
      long first = all.stream().mapToLong(day -> day.day().toEpochDay()).min().orElseThrow();
      long last = all.stream().mapToLong(day -> day.day().toEpochDay()).max().orElseThrow();
      Scale x = new Scale(first, Math.max(first + 1, last), LEFT, width - (double) RIGHT);
      for (double tick : y.ticks(3)) {
        svg.line(LEFT, y.at(tick), width - RIGHT, y.at(tick), tick == 0 ? "axis" : "grid");
        svg.textEnd(LEFT - 6, y.at(tick) + 4, "t soft", Digits.shortest(tick));
      }
      double begin = x.at(start.toEpochDay());
      svg.line(begin, TOP, begin, HEIGHT - BOTTOM, "ours");
      svg.text(begin + 4, TOP + 10, "t soft", "start");
      svg.text(LEFT, HEIGHT - 6, "t soft", SHORT.format(LocalDate.ofEpochDay(first)));
      svg.textEnd(width - RIGHT, HEIGHT - 6, "t soft", SHORT.format(LocalDate.ofEpochDay(last)));
      double above = Double.NEGATIVE_INFINITY;
      for (Line line : lines.stream().sorted(Drawing::byEnd).toList()) {
        above = line(svg, line, x, y, above);
      }
      tips(svg, x);
      return svg;
    }

    /** Each day tells all arms, from half-way to the day before to half-way to the next. */
    private void tips(Svg svg, Scale x) {
      List<LocalDate> days =
          lines.stream().flatMap(l -> l.days().stream()).map(Day::day).distinct().sorted().toList();
      for (int i = 0; i < days.size(); i++) {
        double at = x.at(days.get(i).toEpochDay());
        double from = i == 0 ? at - 8 : (at + x.at(days.get(i - 1).toEpochDay())) / 2;
        double to = i == days.size() - 1 ? at + 8 : (at + x.at(days.get(i + 1).toEpochDay())) / 2;
        svg.tip(from, TOP, to - from, HEIGHT - BOTTOM - TOP, words(days.get(i)));
      }
    }

    private String words(LocalDate day) {
      StringBuilder words = new StringBuilder(SHORT.format(day));
      for (Line line : lines) {
        line.days().stream()
            .filter(it -> it.day().equals(day))
            .forEach(
                it ->
                    words
                        .append("\n")
                        .append(line.name())
                        .append(' ')
                        .append(Digits.hundredths(it.mean())));
      }
      return words.toString();
    }

    private static int byEnd(Line one, Line other) {
      return Double.compare(end(other), end(one));
    }

    private static double end(Line line) {
      return line.days().isEmpty() ? 0 : line.days().get(line.days().size() - 1).mean();
    }

    /** Draws an arm; its name stands beside its end, below the name that was written before. */
    private double line(Svg svg, Line line, Scale x, Scale y, double above) {
      boolean without = line.equals(lines.get(0));
      String ink = without ? "var(--soft)" : "var(--accent)";
      Path path = new Path();
      for (int i = 0; i < line.days().size(); i++) {
        Day day = line.days().get(i);
        double at = x.at(day.day().toEpochDay());
        if (i == 0) {
          path.move(at, y.at(day.mean()));
        } else {
          path.line(at, y.at(day.mean()));
        }
        svg.circle(at, y.at(day.mean()), 2.5, fill(ink));
      }
      svg.path(path, "fill=\"none\" stroke=\"%s\" stroke-width=\"2\"".formatted(ink));
      double label = Math.max(y.at(end(line)) + 4, above + 15);
      String name = line.name() + " " + Digits.tenths(end(line));
      svg.text(
          width - RIGHT + 8.0, label, without ? "t soft" : "t strong", Svg.fit(name, RIGHT - 8));
      return label;
    }
  }
}
