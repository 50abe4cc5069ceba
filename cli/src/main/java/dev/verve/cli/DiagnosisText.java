package dev.verve.cli;

import dev.verve.insight.checks.CheckWords;
import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisWords;
import dev.verve.insight.diagnosis.SegmentEffect;
import dev.verve.insight.diagnosis.SegmentView;
import dev.verve.insight.series.BreakWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A diagnosis for people: the sentence first, then what stands behind it. */
final class DiagnosisText {
  private static final int SHOWN = 8;

  private final Diagnosis diagnosis;
  private final Diagnosed diagnosed;

  DiagnosisText(Diagnosed diagnosed) {
    this.diagnosed = diagnosed;
    this.diagnosis = diagnosed.diagnosis();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(DiagnosisWords.summary(diagnosis));
    diagnosed.breaks().stream().map(BreakWords::of).forEach(lines::add);
    CheckWords.worse(diagnosed.checks()).ifPresent(lines::add);
    lines.add("");
    if (diagnosis.reported().stream().anyMatch(DiagnosisText::isCause)) {
      lines.addAll(causes());
      lines.add("");
    }
    if (!diagnosis.spots().isEmpty()) {
      lines.addAll(spots());
      lines.add("");
    }
    lines.addAll(branches());
    for (SegmentView view : diagnosis.segments()) {
      lines.add("");
      lines.addAll(segments(view));
    }
    diagnosis.pair().ifPresent(pair -> lines.addAll(prefixed(segments(pair))));
    lines.add("");
    lines.addAll(population());
    lines.add("");
    lines.addAll(new CheckText(diagnosed).lines());
    return lines;
  }

  private static List<String> prefixed(List<String> table) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table);
    return lines;
  }

  private List<String> causes() {
    Table table =
        new Table().text("Cause").text("").number("points").number("95 % interval").number("p");
    diagnosis.reported().stream()
        .filter(DiagnosisText::isCause)
        .forEach(
            cause ->
                table.row(
                    cause.view().word(),
                    cause.name(),
                    Numbers.change(cause.effect().value()),
                    Numbers.change(cause.effect().low())
                        + " to "
                        + Numbers.change(cause.effect().high()),
                    cause.adjusted() < 1e-6 ? "< 1e-6" : Numbers.significant(cause.adjusted())));
    return table.lines();
  }

  private static boolean isCause(Cause cause) {
    return cause.view() != Cause.View.AVERAGE;
  }

  private List<String> spots() {
    Table table =
        new Table().text("Where users stand out").number("users").text("action").number("moved by");
    table.number("others by");
    diagnosis.spots().stream()
        .limit(SHOWN)
        .forEach(
            spot ->
                table.row(
                    spot.name(),
                    Numbers.count(spot.users()),
                    spot.action().path(),
                    Numbers.change(spot.effect()),
                    Numbers.change(spot.effect() - spot.excess().value())));
    return table.lines();
  }

  private List<String> branches() {
    boolean edited = diagnosis.edits().isPresent();
    Table table = new Table().text("Branches and actions").number("by users");
    if (edited) {
      table.number("by our edits");
    }
    table.text("");
    for (var branch : diagnosis.branches()) {
      String owner = branch.branch().owner().accountable();
      row(
          table,
          edited,
          branch.branch().title(),
          branch.count(),
          branch.weight(),
          owner == null ? "no owner" : owner);
      for (var action : diagnosis.actions()) {
        if (action.action().branch().equals(branch.branch().slug())) {
          String name = "  " + action.action().action().slug();
          row(table, edited, name, action.count(), action.weight(), "");
        }
      }
    }
    diagnosis.edits().ifPresent(edits -> row(table, true, "Scale", 0, edits.scale(), ""));
    return table.lines();
  }

  private static void row(
      Table table, boolean edited, String name, double count, double weight, String owner) {
    if (edited) {
      table.row(name, Numbers.hundredths(count), Numbers.hundredths(weight), owner);
    } else {
      table.row(name, Numbers.hundredths(count), owner);
    }
  }

  private static List<String> segments(SegmentView view) {
    Table table =
        new Table()
            .text("By " + String.join(" and ", view.traits()))
            .number("users")
            .number("rate")
            .number("mix");
    view.effects().stream()
        .sorted(Comparator.comparingDouble((SegmentEffect e) -> -Math.abs(e.rate() + e.mix())))
        .limit(SHOWN)
        .forEach(
            effect ->
                table.row(
                    String.join(", ", effect.value()),
                    Numbers.count(effect.usersTo()),
                    Numbers.hundredths(effect.rate()),
                    Numbers.hundredths(effect.mix())));
    List<String> lines = new ArrayList<>(table.lines());
    if (view.effects().size() > SHOWN) {
      lines.add("  and " + (view.effects().size() - SHOWN) + " more");
    }
    return lines;
  }

  private List<String> population() {
    Diagnosis.Population population = diagnosis.population();
    Table table = new Table().text("Who").number("users").number("points");
    table.row(
        "stayed",
        Numbers.count(population.retained().users()),
        Numbers.hundredths(population.retained().tested().value()));
    table.row(
        "new",
        Numbers.count(population.entered().users()),
        Numbers.hundredths(population.entered().tested().value()));
    table.row(
        "lost",
        Numbers.count(population.lost().users()),
        Numbers.hundredths(population.lost().tested().value()));
    diagnosis
        .cohorts()
        .effects()
        .forEach(
            effect ->
                table.row(
                    effect.value().get(0).equals("earlier") ? "after the first week" : "first week",
                    Numbers.count(effect.usersTo()),
                    Numbers.hundredths(effect.rate() + effect.mix())));
    return table.lines();
  }
}
