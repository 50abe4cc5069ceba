package dev.verve.cli;

import dev.verve.answer.DriftFields;
import dev.verve.answer.Fields;
import dev.verve.insight.evidence.ActionDrift;
import dev.verve.insight.evidence.Drift;
import dev.verve.insight.evidence.ModelDrift;
import dev.verve.stats.Psi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has drifted, for machines and for people. */
final class DriftAnswer {
  private DriftAnswer() {}

  static void write(Json json, Drift drift) {
    json.fields(Fields.of(fields -> DriftFields.write(fields, drift)));
  }

  static void write(Json json, ModelDrift drift) {
    json.text("from", drift.from());
    json.text("to", drift.to());
    write(json, drift.scores());
    json.fields(Fields.of(fields -> DriftFields.write(fields, drift.actions())));
  }

  static List<String> lines(Drift drift) {
    List<String> lines = new ArrayList<>(List.of(drift.verdict()));
    lines.addAll(bins(drift));
    return lines;
  }

  static List<String> lines(ModelDrift drift) {
    List<String> lines = new ArrayList<>(List.of(drift.verdict()));
    lines.addAll(bins(drift.scores()));
    ActionDrift actions = drift.actions();
    if (!actions.actions().isEmpty()) {
      lines.add("");
      lines.add(
          "  Log-odds of the outcome for one more of each action, learned on %s and on %s:"
              .formatted(actions.cuts().get(0), actions.cuts().get(1)));
      Table table =
          new Table().text("Action").text("then").text("now").number("p, adjusted").text("");
      actions
          .actions()
          .forEach(
              it ->
                  table.row(
                      it.action(),
                      ValidationText.estimate(it.before()),
                      ValidationText.estimate(it.after()),
                      String.format(Locale.ROOT, "%.2g", it.p()),
                      it.changed() ? "changed" : ""));
      lines.addAll(table.lines());
    }
    return lines;
  }

  private static List<String> bins(Drift drift) {
    Optional<Psi.Compared> compared = drift.psi().compared();
    if (compared.isEmpty()) {
      return List.of();
    }
    Table table = new Table().text("Score").number("then").number("now").number("adds");
    for (Psi.Bin bin : compared.get().bins()) {
      table.row(
          Double.isInfinite(bin.to())
              ? "above " + Numbers.amount(bin.from())
              : "to " + Numbers.amount(bin.to()),
          Numbers.percent(bin.baseline()),
          Numbers.percent(bin.current()),
          String.format(Locale.ROOT, "%.4f", bin.contribution()));
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }
}
