package dev.verve.cli;

import dev.verve.insight.impact.Amounts;
import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Evidence;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.ImpactWords;
import dev.verve.insight.impact.SegmentEffect;
import dev.verve.insight.impact.Verdict;
import dev.verve.stats.Effect;
import dev.verve.stats.PValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answer to "did it work?" for people: a sentence, the groups, the comparisons, what next. */
final class ImpactText {
  private static final String NONE = "·";

  private ImpactText() {}

  static List<String> lines(Impact impact) {
    List<String> lines = new ArrayList<>();
    lines.add(ImpactWords.sentence(impact));
    impact.outcome().ifPresent(check -> lines.add(check.sentence()));
    lines.add("");
    lines.addAll(groups(impact));
    if (impact.comparisons().size() > 1) {
      lines.add("");
      lines.addAll(comparisons(impact));
    }
    if (!impact.explored().isEmpty()) {
      lines.add("");
      lines.addAll(segments(impact));
    }
    lines.add("");
    lines.add("  " + impact.method() + ".");
    lines.add("  " + next(impact.verdict()));
    return lines;
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
                : Amounts.level(first, group.means().get(i).getAsDouble()));
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
      Optional<Effect> effect = found.deciding();
      table.row(
          found.metric(),
          found.arm(),
          effect.map(e -> Amounts.signed(found, e.value())).orElse(NONE),
          effect.map(e -> interval(found, e)).orElse(NONE),
          found.adjustedP().value().map(ImpactText::bare).orElse(NONE),
          found.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return table.lines();
  }

  private static List<String> segments(Impact impact) {
    Table table =
        new Table().text("segment").text("arm").number("users").number("effect").number("95 %");
    table.number("p");
    Comparison primary = impact.primary();
    for (SegmentEffect found : impact.explored()) {
      Optional<Effect> effect = found.effect().value();
      table.row(
          found.segment() + " = " + found.value(),
          found.arm(),
          Numbers.count(found.users()),
          effect.map(e -> Amounts.signed(primary, e.value())).orElse(NONE),
          effect.map(e -> interval(primary, e)).orElse(NONE),
          effect.isPresent() ? bare(found.adjustedP()) : NONE);
    }
    return table.lines();
  }

  private static String interval(Comparison found, Effect effect) {
    return Amounts.signed(found, effect.low()) + " to " + Amounts.signed(found, effect.high());
  }

  private static String bare(double p) {
    return PValue.text(p).replace("p = ", "").replace("p ", "");
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
