package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.List;
import java.util.function.DoubleFunction;

/** Effects with their intervals, one below the other, beside the line of no effect. */
public final class Whiskers {
  private static final int ROW = 30;
  private static final int TOP = 22;

  private Whiskers() {}

  /**
   * An effect.
   *
   * @param name of what
   * @param value how much
   * @param low the lower end of the interval; not finite where there is none
   * @param high the upper end
   */
  public record Row(String name, double value, double low, double high) {
    double from() {
      return Double.isFinite(low) ? low : value;
    }

    double to() {
      return Double.isFinite(high) ? high : value;
    }
  }

  /**
   * The chart.
   *
   * @param unit what the effects measure
   * @param shown writes a value
   */
  public static Figure of(String title, String unit, List<Row> rows, DoubleFunction<String> shown) {
    Grid table = new Grid("effects").text("Of").number("effect").number("95 % from").number("to");
    for (Row row : rows) {
      table.row(
          Cell.text(row.name()),
          Cell.number(row.value(), shown.apply(row.value())),
          Cell.number(row.low(), shown.apply(row.low())),
          Cell.number(row.high(), shown.apply(row.high())));
    }
    return new Figure(
        title,
        "The effect on %s with its 95 %% interval; the upright line is no effect.".formatted(unit),
        width -> draw(unit, rows, shown, width),
        table);
  }

  private static Svg draw(String unit, List<Row> rows, DoubleFunction<String> shown, int width) {
    int height = TOP + ROW * Math.max(1, rows.size()) + 8;
    Svg svg = new Svg(width, height);
    double names = width >= Figure.WIDE ? 220 : 110;
    svg.text(0, 12, "t soft", Svg.fit("effect on " + unit, names + 200));
    double low = rows.stream().mapToDouble(Row::from).min().orElse(0);
    double high = rows.stream().mapToDouble(Row::to).max().orElse(0);
    Scale x = Scale.around(Math.min(0, low), Math.max(0, high), names, width - 70.0);
    svg.line(x.at(0), TOP - 4, x.at(0), height - 4.0, "axis");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = TOP + ROW * (i + 0.5);
      svg.text(0, y + 4, "t", Svg.fit(row.name(), names - 12));
      svg.line(x.at(row.from()), y, x.at(row.to()), y, "whisker");
      svg.circle(x.at(row.value()), y, 4.5, fill("var(--accent)"));
      svg.textEnd(width, y + 4, "t strong", shown.apply(row.value()));
      svg.tip(0, y - ROW / 2.0 + 1, width, ROW - 2.0, words(row, shown));
    }
    return svg;
  }

  private static String words(Row row, DoubleFunction<String> shown) {
    String effect = row.name() + ": " + shown.apply(row.value());
    return Double.isFinite(row.low()) && Double.isFinite(row.high())
        ? "%s (95 %%: %s to %s)".formatted(effect, shown.apply(row.low()), shown.apply(row.high()))
        : effect;
  }
}
