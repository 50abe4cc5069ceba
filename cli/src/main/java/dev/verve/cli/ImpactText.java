package dev.verve.cli;

import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Evidence;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Verdict;
import dev.verve.stats.Cuped;
import dev.verve.stats.Effect;
import dev.verve.stats.PValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer to "did it work?" for people: a sentence, the groups, the comparisons, what next. */
final class ImpactText {
  private ImpactText() {}

  static List<String> lines(Impact impact) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(impact, impact.primary()));
    lines.add("");
    lines.addAll(groups(impact));
    if (impact.comparisons().size() > 1) {
      lines.add("");
      lines.addAll(comparisons(impact));
    }
    lines.add("");
    lines.add("  " + impact.method() + ".");
    lines.add("  " + next(impact.verdict()));
    return lines;
  }

  private static String sentence(Impact impact, Comparison found) {
    String who = found.metric() + " in " + found.arm();
    return switch (found.verdict()) {
      case VERIFIED -> "Verified: " + who + moved(impact, found);
      case NEGATIVE -> "Negative: " + who + moved(impact, found);
      case NO_EVIDENCE -> "No evidence that " + who + " changed" + visible(found);
      case INVALID -> "Invalid: " + reason(found);
      case INSUFFICIENT -> "Insufficient: " + reason(found);
    };
  }

  private static String moved(Impact impact, Comparison found) {
    Effect effect = deciding(found);
    boolean up = effect.value() > 0;
    return (impact.evidence() == Evidence.RANDOMISED
            ? " is %s " + (up ? "higher" : "lower") + " than in " + impact.arms().get(0).name()
            : " moved by %s " + (up ? "more" : "less") + " than without treatment")
        .concat(" (%s%s).")
        .formatted(
            amount(found, Math.abs(effect.value())),
            interval(found, effect),
            PValue.text(found.adjustedP().value().orElse(effect.p())));
  }

  private static String visible(Comparison found) {
    Effect effect = deciding(found);
    String seen =
        ": %s (%s%s)."
            .formatted(
                signed(found, effect.value()),
                interval(found, effect),
                PValue.text(found.adjustedP().value().orElse(effect.p())));
    return seen
        + found
            .smallestDetectable()
            .value()
            .map(least -> " An effect of " + amount(found, least) + " would likely have shown.")
            .orElse("");
  }

  /** CUPED decides where it was asked for. */
  private static Effect deciding(Comparison found) {
    return found.cuped().value().map(Cuped::effect).or(found.effect()::value).orElseThrow();
  }

  private static String reason(Comparison found) {
    return found.effect().refusal().orElse("");
  }

  private static String interval(Comparison found, Effect effect) {
    return Double.isFinite(effect.low())
        ? signed(found, effect.low()) + " to " + signed(found, effect.high()) + ", "
        : "";
  }

  private static List<String> groups(Impact impact) {
    Table table =
        new Table()
            .text("group")
            .number(impact.evidence() == Evidence.RANDOMISED ? "users" : "units");
    impact.metrics().forEach(table::number);
    for (Impact.Group group : impact.arms()) {
      List<String> row = new ArrayList<>(List.of(group.name(), Numbers.count(group.units())));
      for (int i = 0; i < group.means().size(); i++) {
        Comparison first = impact.of(impact.metrics().get(i));
        row.add(
            group.means().get(i).isEmpty()
                ? "unknown"
                : level(first, group.means().get(i).getAsDouble()));
      }
      table.row(row.toArray(String[]::new));
    }
    return table.lines();
  }

  private static List<String> comparisons(Impact impact) {
    Table table =
        new Table()
            .text("metric")
            .text("arm")
            .number("effect")
            .number("95 %")
            .number("p")
            .text("verdict");
    for (Comparison found : impact.comparisons()) {
      boolean known = found.effect().value().isPresent();
      table.row(
          found.metric(),
          found.arm(),
          known ? signed(found, deciding(found).value()) : "·",
          known
              ? signed(found, deciding(found).low())
                  + " to "
                  + signed(found, deciding(found).high())
              : "·",
          found
              .adjustedP()
              .value()
              .map(p -> PValue.text(p).replace("p = ", "").replace("p ", ""))
              .orElse("·"),
          found.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return table.lines();
  }

  private static String level(Comparison found, double value) {
    return found.share()
        ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
        : Numbers.significant(value);
  }

  private static String amount(Comparison found, double value) {
    return found.share()
        ? String.format(Locale.ROOT, "%.2f points", 100 * value)
        : Numbers.significant(value);
  }

  private static String signed(Comparison found, double value) {
    String sign = value > 0 ? "+" : "";
    return found.share()
        ? String.format(Locale.ROOT, "%+.2f", 100 * value)
        : sign + Numbers.significant(value);
  }

  private static String next(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> "Next: check that an outcome moved too, not the score alone.";
      case NEGATIVE -> "Next: take it back, or find out whom it hurt.";
      case NO_EVIDENCE ->
          "Next: `verve impact --plan` tells how many users a smaller effect needs.";
      case INVALID ->
          "Next: mend what the notes name; no number of this comparison can be believed.";
      case INSUFFICIENT -> "Next: wait for more data; `verve impact --plan` tells how much.";
    };
  }
}
