package dev.verve.cli;

import dev.verve.insight.evidence.LearnedWeight;
import dev.verve.insight.evidence.Tuning;
import dev.verve.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Learned weights for people: the verdict first, then the weights and what they mean. */
final class TuningText {
  private TuningText() {}

  static List<String> lines(Tuning tuning) {
    List<String> lines = new ArrayList<>();
    lines.add(tuning.verdict());
    lines.add("");
    lines.add(
        "  %s users, %s with the outcome"
            .formatted(Numbers.count(tuning.n()), Numbers.count(tuning.positives())));
    lines.add("");
    lines.addAll(weights(tuning.weights()));
    tuning.proposed().ifPresent(it -> proposed(lines, it));
    return lines;
  }

  private static List<String> weights(List<LearnedWeight> weights) {
    Table table =
        new Table()
            .text("Action")
            .number("points")
            .number("weight")
            .text("95 % interval")
            .number("signed")
            .text("");
    for (LearnedWeight it : weights) {
      table.row(
          it.action(),
          it.points().isPresent() ? Numbers.count(it.points().getAsLong()) : "·",
          value(it.weight()),
          it.weight()
              .either(known -> digits(known.low()) + " to " + digits(known.high()), unknown -> "·"),
          value(it.signed()),
          it.note());
    }
    return table.lines();
  }

  private static void proposed(List<String> lines, Tuning.Proposed it) {
    lines.add("");
    Table table = new Table().text("On unseen users").text("AUC");
    table.row("learned weights", ValidationText.estimate(it.auc()));
    it.baselines()
        .forEach(
            baseline ->
                table.row(
                    baseline.words(),
                    baseline
                        .difference()
                        .second()
                        .either(
                            known -> ValidationText.decimals(known.value()),
                            unknown -> "unknown")));
    lines.addAll(table.lines());
    if (!it.says().isEmpty()) {
      lines.add("");
      it.says().forEach(said -> lines.add("  " + said));
    }
    lines.add("");
    lines.add("  These weights predict; they do not say that an action causes the outcome.");
  }

  private static String value(Estimate estimate) {
    return estimate.either(it -> digits(it.value()), unknown -> "·");
  }

  private static String digits(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
  }
}
