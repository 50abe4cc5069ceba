package dev.verve.report;

import dev.verve.chart.BandOutcome;
import dev.verve.chart.Cell;
import dev.verve.chart.Digits;
import dev.verve.chart.Grid;
import dev.verve.chart.Honesty;
import dev.verve.chart.Roc;
import dev.verve.chart.Section;
import dev.verve.insight.evidence.Baseline;
import dev.verve.insight.evidence.Validation;
import dev.verve.model.Band;
import dev.verve.stats.CalibrationGroup;
import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import dev.verve.stats.PValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A judgement of a score as sections: what became of each band, how it ranks, what it promises. */
public final class EvidenceSections {
  private EvidenceSections() {}

  /** The sections of a judgement; none where too little is known to judge. */
  public static List<Section> of(EvidencePage.Evidence evidence) {
    List<Section> sections = new ArrayList<>();
    evidence.validation().judged().ifPresent(judged -> charts(sections, judged, evidence));
    if (!evidence.warnings().isEmpty()) {
      sections.add(new Section("What to keep in mind").list(evidence.warnings()));
    }
    return sections;
  }

  private static void charts(
      List<Section> sections, Validation.Judged judged, EvidencePage.Evidence evidence) {
    sections.add(
        new Section("What happened to each band")
            .say(
                "%s users, %s with the outcome: %s."
                    .formatted(
                        Digits.count(judged.n()),
                        Digits.count(judged.positives()),
                        evidence.outcome()))
            .say(trend(judged))
            .show(BandOutcome.of("Does the outcome rise from band to band?", rates(judged))));
    List<Roc.Point> roc =
        judged.roc().points().stream().map(it -> new Roc.Point(it.alarms(), it.found())).toList();
    sections.add(
        new Section("How well it ranks")
            .say(
                "The AUC is the chance that a user with the outcome scored higher than one without; 0.5 is a coin.")
            .show(Roc.of("AUC " + interval(judged.auc()), roc))
            .list(rivals(judged, evidence.baselines())));
    sections.add(
        new Section("Whether its promise comes true")
            .say("Read as a probability: %s.".formatted(judged.mapping()))
            .list(errors(judged))
            .show(Honesty.of("Does what is promised happen?", groups(judged))));
  }

  private static String trend(Validation.Judged judged) {
    return judged
        .bands()
        .trend()
        .map(
            it ->
                "Trend over the bands: z %s, %s."
                    .formatted(Digits.hundredths(it.z()), PValue.text(it.p())))
        .orElse("");
  }

  private static List<BandOutcome.Rate> rates(Validation.Judged judged) {
    return judged.bands().rates().rows().stream()
        .map(
            row ->
                new BandOutcome.Rate(
                    Band.titleOf(row.band()),
                    row.n(),
                    number(row.rate(), Measured::value),
                    number(row.rate(), Measured::low),
                    number(row.rate(), Measured::high),
                    row.n() == 0 ? Double.NaN : row.lift()))
        .toList();
  }

  private static List<Honesty.Group> groups(Validation.Judged judged) {
    return judged.groups().stream().map(EvidenceSections::group).flatMap(Optional::stream).toList();
  }

  private static Optional<Honesty.Group> group(CalibrationGroup group) {
    return group
        .observed()
        .measured()
        .map(
            it -> new Honesty.Group(group.n(), group.predicted(), it.value(), it.low(), it.high()));
  }

  private static Grid rivals(Validation.Judged judged, List<Baseline> baselines) {
    Grid grid = new Grid("rivals").text("Held against").number("its AUC").number("better by");
    grid.number("95 % from").number("to");
    judged.against().ifPresent(it -> rival(grid, "the other score", it.second(), it.difference()));
    for (Baseline rule : baselines) {
      rival(grid, rule.words(), rule.difference().second(), rule.difference().difference());
    }
    if (grid.isEmpty()) {
      rival(grid, "chance", new Measured(0.5, 0.5, 0.5), minusHalf(judged.auc()));
    }
    return grid;
  }

  private static Estimate minusHalf(Estimate auc) {
    return auc.either(
        it -> new Measured(it.value() - 0.5, it.low() - 0.5, it.high() - 0.5), it -> it);
  }

  private static void rival(Grid grid, String name, Estimate auc, Estimate better) {
    grid.row(
        Cell.text(name),
        decimals(auc, Measured::value),
        decimals(better, Measured::value),
        decimals(better, Measured::low),
        decimals(better, Measured::high));
  }

  private static Grid errors(Validation.Judged judged) {
    Grid grid = new Grid("errors").text("Measure").number("value").number("95 % from").number("to");
    var calibration = judged.calibration();
    row(grid, "Slope (1 is honest)", calibration.slope());
    row(grid, "Intercept (0 is honest)", calibration.intercept());
    row(grid, "Brier score", calibration.brier());
    row(grid, "Log loss", calibration.logLoss());
    row(grid, "Expected calibration error", calibration.ece());
    return grid;
  }

  private static void row(Grid grid, String name, Estimate estimate) {
    grid.row(
        Cell.text(name),
        decimals(estimate, Measured::value),
        decimals(estimate, Measured::low),
        decimals(estimate, Measured::high));
  }

  private static void row(Grid grid, String name, double value) {
    grid.row(Cell.text(name), decimals(value), decimals(Double.NaN), decimals(Double.NaN));
  }

  private static Cell decimals(Estimate estimate, ToDoubleFunction<Measured> part) {
    return decimals(number(estimate, part));
  }

  private static Cell decimals(double value) {
    return Cell.number(value, Digits.thousandths(value));
  }

  private static String interval(Estimate estimate) {
    return estimate.either(
        it ->
            "%s (95 %% interval %s to %s)"
                .formatted(
                    Digits.thousandths(it.value()),
                    Digits.thousandths(it.low()),
                    Digits.thousandths(it.high())),
        unknown -> "unknown: " + unknown.reason());
  }

  private static double number(Estimate estimate, ToDoubleFunction<Measured> part) {
    return estimate.measured().map(part::applyAsDouble).orElse(Double.NaN);
  }
}
