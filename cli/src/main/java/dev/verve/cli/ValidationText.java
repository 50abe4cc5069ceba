package dev.verve.cli;

import dev.verve.insight.evidence.Difference;
import dev.verve.insight.evidence.Validation;
import dev.verve.stats.BandRates;
import dev.verve.stats.Calibration;
import dev.verve.stats.Estimate;
import dev.verve.stats.PValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A validation for people: the verdict first, then what it stands on. */
final class ValidationText {
  private ValidationText() {}

  static List<String> lines(Validation validation) {
    List<String> lines = new ArrayList<>();
    lines.add(validation.verdict());
    lines.add("");
    lines.add(
        "  %s users, %s with the outcome"
            .formatted(Numbers.count(validation.n()), Numbers.count(validation.positives())));
    validation.judged().ifPresent(it -> judged(lines, it));
    return lines;
  }

  private static void judged(List<String> lines, Validation.Judged it) {
    Table table = new Table().text("").text("");
    table.row("AUC", estimate(it.auc()));
    it.against().ifPresent(other -> table.row("Other score", against(other)));
    Calibration calibration = it.calibration();
    table.row("Calibration slope", estimate(calibration.slope()));
    table.row("Calibration intercept", estimate(calibration.intercept()));
    table.row(
        "Errors",
        String.format(
            Locale.ROOT,
            "Brier %.4f, log loss %.4f, calibration %.4f (read as a probability: %s)",
            calibration.brier(),
            calibration.logLoss(),
            calibration.ece(),
            it.mapping()));
    it.bands()
        .trend()
        .ifPresent(
            trend ->
                table.row(
                    "Trend over bands",
                    String.format(Locale.ROOT, "z %.2f, %s", trend.z(), PValue.text(trend.p()))));
    lines.addAll(table.lines());
    lines.add("");
    lines.addAll(bands(it.bands().rates().rows()));
  }

  private static String against(Difference it) {
    return "%s, difference %s%s"
        .formatted(
            it.second().either(known -> decimals(known.value()), unknown -> "unknown"),
            estimate(it.difference()),
            it.p().isPresent() ? ", " + PValue.text(it.p().getAsDouble()) : "");
  }

  private static List<String> bands(List<BandRates.Row> rows) {
    Table table =
        new Table()
            .text("Band")
            .number("users")
            .number("outcome")
            .text("95 % interval")
            .number("lift");
    for (BandRates.Row row : rows) {
      table.row(
          row.band(),
          Numbers.count(row.n()),
          row.rate().either(it -> Numbers.percent(it.value()), unknown -> "·"),
          row.rate()
              .either(
                  it -> Numbers.percent(it.low()) + " to " + Numbers.percent(it.high()),
                  unknown -> "·"),
          row.n() == 0 ? "·" : String.format(Locale.ROOT, "%.2f", row.lift()));
    }
    return table.lines();
  }

  static String estimate(Estimate estimate) {
    return estimate.either(
        it ->
            "%s (%s to %s)"
                .formatted(decimals(it.value()), decimals(it.low()), decimals(it.high())),
        unknown -> "unknown: " + unknown.reason());
  }

  static String decimals(double value) {
    String digits = String.format(Locale.ROOT, "%.3f", value);
    return digits.equals("-0.000") ? "0.000" : digits;
  }
}
