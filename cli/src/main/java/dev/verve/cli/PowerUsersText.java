package dev.verve.cli;

import dev.verve.insight.power.ActionContrast;
import dev.verve.insight.power.FirstDays;
import dev.verve.insight.power.FirstPath;
import dev.verve.insight.power.PowerStudy;
import dev.verve.sql.PowerSql;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import dev.verve.stats.StratifiedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The study of power users for people: the largest differences, then how both groups began. */
final class PowerUsersText {
  private static final int SHOWN = 15;

  private PowerUsersText() {}

  static List<String> lines(PowerStudy study) {
    String high = BandPaint.title(study.question().high());
    String low = BandPaint.title(study.question().low());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s users) beside %s (%s) on %s, adjusted for tenure%s"
            .formatted(
                high,
                Numbers.count(study.high()),
                low,
                Numbers.count(study.low()),
                study.question().asOf(),
                study.segment().map(segment -> " and " + segment).orElse("")));
    study
        .actions()
        .value()
        .ifPresentOrElse(
            actions -> lines.addAll(actions(actions, high, low)),
            () -> lines.addAll(List.of("", "  Not compared: a group is too small.")));
    study.firstDays().value().ifPresent(days -> lines.addAll(firstDays(days, high, low)));
    return lines;
  }

  private static List<String> actions(List<ActionContrast> actions, String high, String low) {
    Table table =
        new Table()
            .text("did it in the window")
            .number(high)
            .number(low)
            .number("adjusted difference")
            .number("a user")
            .number("")
            .number("adjusted difference")
            .text("");
    for (ActionContrast contrast : actions.subList(0, Math.min(SHOWN, actions.size()))) {
      table.row(
          contrast.event(),
          Numbers.percent(contrast.high().share()),
          Numbers.percent(contrast.low().share()),
          points(contrast.share()),
          Numbers.points(contrast.high().mean()),
          Numbers.points(contrast.low().mean()),
          amount(contrast.amount()),
          (contrast.mayBeChance() ? "chance? " : "") + (contrast.isScored() ? "scored" : ""));
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }

  private static List<String> firstDays(FirstDays days, String high, String low) {
    Table table =
        new Table()
            .text("within the first " + PowerSql.FIRST_DAYS + " days")
            .number(high)
            .number(low)
            .number("adjusted difference")
            .number("median day")
            .number("")
            .text("");
    for (ActionContrast contrast :
        days.reached().subList(0, Math.min(SHOWN, days.reached().size()))) {
      table.row(
          contrast.event(),
          Numbers.percent(contrast.high().share()),
          Numbers.percent(contrast.low().share()),
          points(contrast.share()),
          day(FirstDays.days(days.highDays(), contrast.event())),
          day(FirstDays.days(days.lowDays(), contrast.event())),
          contrast.mayBeChance() ? "chance?" : "");
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "How they began: %s and %s users whose first days lie within the events"
            .formatted(Numbers.count(days.high()), Numbers.count(days.low())));
    lines.add("");
    lines.addAll(table.lines());
    lines.addAll(List.of("", "  Most common beginnings of " + high));
    lines.addAll(paths(days.paths().stream().filter(FirstPath::isHigh).toList()));
    lines.addAll(List.of("", "  and of " + low));
    lines.addAll(paths(days.paths().stream().filter(path -> !path.isHigh()).toList()));
    return lines;
  }

  private static List<String> paths(List<FirstPath> paths) {
    return paths.stream().map(PowerUsersText::path).toList();
  }

  private static String path(FirstPath path) {
    return "  %6s  %s".formatted(Numbers.percent(path.share()), String.join(" → ", path.events()));
  }

  private static String points(Conclusion<StratifiedDifference> difference) {
    return difference
        .value()
        .map(StratifiedDifference::effect)
        .map(PowerUsersText::points)
        .orElse("·");
  }

  private static String points(Effect effect) {
    return String.format(
        Locale.ROOT,
        "%+.0f (%+.0f to %+.0f)",
        100 * effect.value(),
        100 * effect.low(),
        100 * effect.high());
  }

  private static String amount(Conclusion<StratifiedDifference> difference) {
    return difference
        .value()
        .map(StratifiedDifference::effect)
        .map(
            effect ->
                String.format(
                    Locale.ROOT,
                    "%+.1f (%+.1f to %+.1f)",
                    effect.value(),
                    effect.low(),
                    effect.high()))
        .orElse("·");
  }

  private static String day(OptionalDouble day) {
    return day.isEmpty() ? "·" : Numbers.amount(day.getAsDouble());
  }
}
