package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.List;

/** Whether promised probabilities come true: what happened against what was promised, in groups. */
public final class Honesty {
  private Honesty() {}

  /**
   * Users of like promise.
   *
   * @param users how many
   * @param promised their mean probability
   * @param happened the share to whom it happened
   * @param low the lower end of its interval
   * @param high the upper end
   */
  public record Group(long users, double promised, double happened, double low, double high) {}

  /** The chart of groups in ascending order of the promise. */
  public static Figure of(String title, List<Group> groups) {
    Grid table = new Grid("calibration").number("users").number("promised").number("happened");
    table.number("95 % from").number("to");
    for (Group group : groups) {
      table.row(
          Cell.count(group.users()),
          Cell.share(group.promised()),
          Cell.share(group.happened()),
          Cell.share(group.low()),
          Cell.share(group.high()));
    }
    return new Figure(
        title,
        "The share with the outcome against the promised probability, with 95 % intervals. An honest promise lies on the broken line.",
        width -> draw(groups, width),
        table);
  }

  private static Svg draw(List<Group> groups, int width) {
    Square square = new Square(width, "% promised", "% that happened");
    Svg svg = square.svg();
    for (Group group : groups) {
      double x = square.x(group.promised());
      svg.line(x, square.y(group.low()), x, square.y(group.high()), "whisker");
      svg.circle(x, square.y(group.happened()), 4.5, fill("var(--accent)"));
    }
    for (int i = 0; i < groups.size(); i++) {
      square.tip(
          i == 0 ? 0 : middle(groups, i - 1, i),
          i == groups.size() - 1 ? 1 : middle(groups, i, i + 1),
          words(groups.get(i)));
    }
    return svg;
  }

  /** Where one group's part of the axis ends and the next one's begins. */
  private static double middle(List<Group> groups, int one, int next) {
    return (groups.get(one).promised() + groups.get(next).promised()) / 2;
  }

  private static String words(Group group) {
    return "%s users: promised %s, happened to %s (95 %%: %s to %s)"
        .formatted(
            Digits.count(group.users()),
            Digits.percent(group.promised()),
            Digits.percent(group.happened()),
            Digits.percent(group.low()),
            Digits.percent(group.high()));
  }
}
