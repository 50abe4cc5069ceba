package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.List;
import java.util.function.DoubleFunction;

/** A number period by period, or step by step, as bars from zero. */
public final class PeriodBars {
  private static final int HEIGHT = 220;
  private static final int TOP = 24;
  private static final int LEFT = 56;
  private static final int BOTTOM = 26;
  private static final int LABEL = 64;

  private PeriodBars() {}

  /**
   * A bar.
   *
   * @param name its period or step
   * @param value not a number where it is unknown, which leaves a gap
   */
  public record Bar(String name, double value) {}

  /**
   * The chart.
   *
   * @param across what the bars run over, such as {@code week from}
   * @param unit what they measure
   * @param shown writes a value
   */
  public static Figure of(
      String title, String across, String unit, List<Bar> bars, DoubleFunction<String> shown) {
    Grid table = new Grid("bars").text(across).number(unit);
    for (Bar bar : bars) {
      table.row(
          Cell.text(bar.name()),
          Cell.number(bar.value(), Double.isFinite(bar.value()) ? shown.apply(bar.value()) : ""));
    }
    return new Figure(
        title,
        "%s by %s, as bars from zero.".formatted(unit, across),
        width -> draw(across, unit, bars, shown, width),
        table);
  }

  private static Svg draw(
      String across, String unit, List<Bar> bars, DoubleFunction<String> shown, int width) {
    Svg svg = new Svg(width, HEIGHT);
    svg.text(0, 12, "t soft", Svg.fit(unit, width - 100));
    svg.textEnd(width, 12, "t soft", across);
    double most = bars.stream().mapToDouble(Bar::value).filter(Double::isFinite).max().orElse(0);
    double least = bars.stream().mapToDouble(Bar::value).filter(Double::isFinite).min().orElse(0);
    double low = Math.min(0, least);
    double high = Math.max(0, most);
    Scale y = new Scale(low, high > low ? high : low + 1, HEIGHT - BOTTOM, TOP);
    for (double tick : y.ticks(3)) {
      svg.line(LEFT, y.at(tick), width, y.at(tick), tick == 0 ? "axis" : "grid");
      svg.textEnd(LEFT - 6, y.at(tick) + 4, "t soft", shown.apply(tick));
    }
    double step = (width - (double) LEFT) / Math.max(1, bars.size());
    int each = (int) Math.max(1, Math.ceil(LABEL / Math.max(1, step)));
    for (int i = 0; i < bars.size(); i++) {
      double x = LEFT + i * step;
      double value = bars.get(i).value();
      if (Double.isFinite(value)) {
        double top = Math.min(y.at(0), y.at(value));
        double tall = Math.abs(y.at(value) - y.at(0));
        boolean last = i == bars.size() - 1;
        svg.rect(x + 1, top, step - 3, tall, fill(last ? "var(--accent)" : "var(--bar)"));
        svg.tip(
            x, TOP, step, HEIGHT - BOTTOM - TOP, bars.get(i).name() + ": " + shown.apply(value));
      }
      if ((bars.size() - 1 - i) % each == 0) {
        svg.textMiddle(
            Math.min(x + step / 2, width - 24.0), HEIGHT - 8, "t soft", bars.get(i).name());
      }
    }
    return svg;
  }
}
