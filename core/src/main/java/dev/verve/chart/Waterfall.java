package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.ArrayList;
import java.util.List;

/**
 * How one number became another: steps from the earlier to the later, read downwards. Steps that we
 * made ourselves stand apart, hatched; intervals are thin bands around the end of a step.
 */
public final class Waterfall {
  private static final int ROW = 30;
  private static final int HEAD = 26;

  private Waterfall() {}

  /** Who made a step. */
  public enum Maker {
    /** We, by changing the model. */
    US("our edits"),
    /** Users, by what they did. */
    USERS("what users did");

    private final String words;

    Maker(String words) {
      this.words = words;
    }
  }

  /**
   * A step.
   *
   * @param maker who made it
   * @param name what changed
   * @param note whose it is
   * @param effect by how much
   * @param low the lower end of its interval; not a number where unknown
   * @param high the upper end
   */
  public record Step(
      Maker maker, String name, String note, double effect, double low, double high) {
    boolean hasInterval() {
      return Double.isFinite(low) && Double.isFinite(high) && low < high;
    }

    /** Whether its interval leaves no doubt that there is an effect. */
    boolean certain() {
      return hasInterval() ? low > 0 || high < 0 : effect != 0;
    }
  }

  /**
   * The chart.
   *
   * @param measure what the numbers are, such as {@code average score}
   * @param start the number before, and its date in {@code before}
   * @param steps those of ours first
   */
  public static Figure of(
      String title, String measure, String before, double start, String after, List<Step> steps) {
    String total = Character.toUpperCase(measure.charAt(0)) + measure.substring(1) + " on ";
    double end = start + steps.stream().mapToDouble(Step::effect).sum();
    Grid table = new Grid("waterfall").text("Step").text("made by").text("owner").number("points");
    table.number("95 % from").number("to");
    table.row(plain(total + before, start));
    for (Step step : steps) {
      table.row(
          Cell.text(step.name()),
          Cell.text(step.maker().words),
          Cell.text(step.note()),
          Cell.number(step.effect(), Digits.change(step.effect())),
          Cell.number(step.low(), Digits.change(step.low())),
          Cell.number(step.high(), Digits.change(step.high())));
    }
    table.row(plain(total + after, end));
    return new Figure(
        title,
        "The %s from %s to %s, step by step; the axis does not begin at zero."
            .formatted(measure, before, after),
        width -> new Drawing(measure, before, start, after, steps, width).draw(),
        table);
  }

  private static List<Cell> plain(String name, double value) {
    return List.of(
        Cell.text(name),
        Cell.text(""),
        Cell.text(""),
        Cell.number(value, Digits.hundredths(value)),
        Cell.number(Double.NaN, ""),
        Cell.number(Double.NaN, ""));
  }

  /** One drawing of it. */
  private static final class Drawing {
    private final String measure;
    private final String before;
    private final double start;
    private final String after;
    private final List<Step> steps;
    private final int width;
    private final boolean roomy;
    private final Scale x;

    Drawing(
        String measure, String before, double start, String after, List<Step> steps, int width) {
      this.measure = measure;
      this.before = before;
      this.start = start;
      this.after = after;
      this.steps = steps;
      this.width = width;
      this.roomy = width >= Figure.WIDE;
      List<Double> reached = new ArrayList<>(List.of(start));
      double at = start;
      for (Step step : steps) {
        if (step.hasInterval()) {
          reached.add(at + step.low());
          reached.add(at + step.high());
        }
        at += step.effect();
        reached.add(at);
      }
      double low = reached.stream().mapToDouble(Double::doubleValue).min().orElse(start);
      double high = reached.stream().mapToDouble(Double::doubleValue).max().orElse(start);
      this.x = Scale.around(low, high, roomy ? 250 : 132, width - (roomy ? 80 : 58));
    }

    Svg draw() {
      long groups = steps.stream().map(Step::maker).distinct().count();
      double bottom = HEAD + (steps.size() + 2 + (groups > 1 ? groups : 0)) * ROW;
      Svg svg = new Svg(width, bottom + 4);
      axis(svg, bottom);
      double y = total(svg, HEAD, "On " + before, start);
      double at = start;
      Maker last = null;
      for (Step step : steps) {
        if (groups > 1 && step.maker() != last) {
          svg.text(0, y + 20, "t soft", step.maker().words);
          y += ROW;
          last = step.maker();
        }
        step(svg, step, at, y);
        at += step.effect();
        y += ROW;
        svg.line(x.at(at), y - 8, x.at(at), y + 8, "grid");
      }
      total(svg, y, "On " + after, at);
      return svg;
    }

    private void axis(Svg svg, double bottom) {
      svg.text(0, 13, "t soft", roomy ? measure + ", points" : "score");
      for (double tick : x.ticks(roomy ? 5 : 2)) {
        svg.line(x.at(tick), HEAD - 4, x.at(tick), bottom, "grid");
        svg.textMiddle(x.at(tick), 13, "t soft", Digits.shortest(tick));
      }
    }

    private double total(Svg svg, double y, String name, double value) {
      svg.text(0, y + 19, "t strong", name);
      svg.rect(x.at(value) - 1.5, y + 5, 3, 20, fill("var(--ink)"));
      svg.textEnd(width, y + 19, "t strong", Digits.hundredths(value));
      return y + ROW;
    }

    private void step(Svg svg, Step step, double at, double y) {
      double from = x.at(at);
      double to = x.at(at + step.effect());
      String tone = step.effect() < 0 ? "var(--down)" : "var(--up)";
      String paint = step.certain() ? tone : "var(--bar-soft)";
      String name =
          roomy && !step.note().isEmpty() ? step.name() + ", " + step.note() : step.name();
      svg.text(roomy ? 12 : 6, y + 19, "t", Svg.fit(name, x.start() - 24));
      double w = Math.max(1, Math.abs(to - from));
      svg.rect(Math.min(from, to), y + 7, w, 16, fill(paint));
      if (step.maker() == Maker.US) {
        svg.rect(Math.min(from, to), y + 7, w, 16, "class=\"ours\"");
      }
      if (step.hasInterval()) {
        double low = x.at(at + step.low());
        svg.rect(
            low,
            y + 13.5,
            x.at(at + step.high()) - low,
            3,
            fill("var(--ink)") + " fill-opacity=\"0.55\"");
      }
      svg.textEnd(width, y + 19, step.certain() ? "t strong" : "t soft", shown(step));
      String interval =
          step.hasInterval()
              ? ", 95 % interval " + Digits.change(step.low()) + " to " + Digits.change(step.high())
              : "";
      svg.tip(0, y + 2, width, ROW - 4, name + ": " + Digits.change(step.effect()) + interval);
    }

    /** Never by colour alone: an arrow where there is a change, and none for noise. */
    private static String shown(Step step) {
      String arrow = !step.certain() ? "" : step.effect() < 0 ? "▼ " : "▲ ";
      return arrow + Digits.change(step.effect());
    }
  }
}
