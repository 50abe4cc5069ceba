package dev.verve.report;

import dev.verve.chart.Cell;
import dev.verve.chart.Digits;
import dev.verve.chart.Grid;
import dev.verve.chart.Section;
import dev.verve.chart.Waterfall;
import dev.verve.chart.Waterfall.Maker;
import dev.verve.insight.diagnosis.BranchEffect;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** Why the average changed. */
public final class DiagnosisSection {
  private static final double NOTHING = 1e-12;

  private DiagnosisSection() {}

  /** The section of a diagnosis. */
  public static Section of(Diagnosis diagnosis) {
    Section section =
        new Section("Why the average changed")
            .say(
                "Steps sum to the change exactly. Lines are 95 % intervals, and a grey step may be chance.")
            .say(
                diagnosis.edits().isPresent()
                    ? "What we changed ourselves stands first, in broken outlines."
                    : "One model and one scale stood at both dates, so all of it is what users did.")
            .show(
                Waterfall.of(
                    title(diagnosis),
                    "average score",
                    Days.words(diagnosis.from()),
                    diagnosis.averageFrom(),
                    Days.words(diagnosis.to()),
                    steps(diagnosis)));
    Grid causes = causes(diagnosis);
    return causes.isEmpty() ? section : section.list(causes);
  }

  /** What became of the average, in a sentence without its full stop. */
  public static String title(Diagnosis diagnosis) {
    String moved =
        "the average %s %s points, from %s to %s"
            .formatted(
                diagnosis.delta() < 0 ? "fell" : "rose",
                Digits.hundredths(Math.abs(diagnosis.delta())),
                Digits.hundredths(diagnosis.averageFrom()),
                Digits.hundredths(diagnosis.averageTo()));
    return diagnosis.reported(Cause.View.AVERAGE).isEmpty()
        ? "No significant change: " + moved
        : Character.toUpperCase(moved.charAt(0)) + moved.substring(1);
  }

  private static List<Waterfall.Step> steps(Diagnosis diagnosis) {
    List<Waterfall.Step> steps = new ArrayList<>();
    for (BranchEffect branch : diagnosis.branches()) {
      if (Math.abs(branch.weight()) > NOTHING) {
        steps.add(ours(branch.branch().title(), branch.weight()));
      }
    }
    diagnosis
        .edits()
        .filter(edits -> Math.abs(edits.scale()) > NOTHING)
        .ifPresent(edits -> steps.add(ours("Scale", edits.scale())));
    for (BranchEffect branch : diagnosis.branches()) {
      String owner = branch.branch().owner().accountable();
      steps.add(
          new Waterfall.Step(
              Maker.USERS,
              branch.branch().title(),
              owner == null ? "" : owner,
              branch.count(),
              branch.tested().low(),
              branch.tested().high()));
    }
    return steps;
  }

  private static Waterfall.Step ours(String name, double effect) {
    return new Waterfall.Step(Maker.US, name, "", effect, Double.NaN, Double.NaN);
  }

  private static Grid causes(Diagnosis diagnosis) {
    Grid grid =
        new Grid("causes").text("Cause").text("").number("points").number("95 % from").number("to");
    diagnosis.reported().stream()
        .filter(cause -> cause.view() != Cause.View.AVERAGE)
        .forEach(
            cause ->
                grid.row(
                    Cell.text(cause.view().word()),
                    Cell.text(cause.name()),
                    change(cause.effect().value()),
                    change(cause.effect().low()),
                    change(cause.effect().high())));
    return grid;
  }

  private static Cell change(double value) {
    return Cell.number(value, Digits.change(value));
  }
}
