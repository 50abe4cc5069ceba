package dev.verve.cli;

import dev.verve.insight.evidence.Difference;
import dev.verve.insight.evidence.ModelComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What another model would change, for machines and for people. */
final class CompareAnswer {
  private CompareAnswer() {}

  private static long moved(ModelComparison it) {
    return it.moves().stream()
        .filter(move -> !move.from().equals(move.to()))
        .mapToLong(ModelComparison.Move::users)
        .sum();
  }

  private static String verdict(ModelComparison it) {
    return "%s of %s users change band.%s"
        .formatted(
            Numbers.count(moved(it)),
            Numbers.count(it.users()),
            it.difference().map(CompareAnswer::better).orElse(""));
  }

  private static String better(Difference it) {
    if (it.better()) {
      return " The second model predicts better.";
    }
    return it.worse()
        ? " The first model predicts better."
        : " Neither is proven to predict better.";
  }

  static List<String> lines(ModelComparison it, int days, List<FiredAlerts> fired) {
    List<String> lines = new ArrayList<>(List.of(verdict(it), ""));
    Table table = new Table().text("Now").text("Then").number("users");
    it.moves().forEach(move -> table.row(move.from(), move.to(), Numbers.count(move.users())));
    lines.addAll(table.lines());
    lines.add("");
    it.rankCorrelation()
        .ifPresent(rank -> lines.add(String.format(Locale.ROOT, "  Rank correlation %.3f", rank)));
    it.shift()
        .compared()
        .ifPresent(
            psi ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  PSI %.3f, by chance up to %.3f",
                        psi.value(),
                        psi.null95())));
    lines.add(
        "  Downward crossings of the last %d days: %s now, %s then"
            .formatted(days, Numbers.count(it.downFirst()), Numbers.count(it.downSecond())));
    it.difference()
        .ifPresent(
            found ->
                lines.add(
                    "  AUC %s then, %s now; difference %s"
                        .formatted(
                            ValidationText.estimate(found.first()),
                            ValidationText.estimate(found.second()),
                            ValidationText.estimate(found.difference()))));
    lines.addAll(lines(fired));
    return lines;
  }

  static void write(Json json, ModelComparison it, List<FiredAlerts> fired, List<String> warnings) {
    json.text("as_of", it.asOf());
    json.count("users", it.users());
    json.count("moved", moved(it));
    json.list(
        "matrix",
        list ->
            it.moves()
                .forEach(
                    move ->
                        list.object(
                            fields -> {
                              fields.text("from_band", move.from());
                              fields.text("to_band", move.to());
                              fields.count("users", move.users());
                            })));
    EstimateJson.number(json, "rank_correlation", it.rankCorrelation());
    EstimateJson.number(
        json,
        "psi",
        it.shift()
            .compared()
            .map(psi -> OptionalDouble.of(psi.value()))
            .orElseGet(OptionalDouble::empty));
    json.object(
        "down",
        fields -> {
          fields.count("first", it.downFirst());
          fields.count("second", it.downSecond());
        });
    it.difference()
        .ifPresentOrElse(
            found ->
                json.object(
                    "auc",
                    fields -> {
                      EstimateJson.object(fields, "first", found.second());
                      EstimateJson.object(fields, "second", found.first());
                      EstimateJson.object(fields, "difference", found.difference());
                    }),
            () -> json.unknown("auc"));
    json.list("alerts", list -> fired.forEach(each -> list.object(fields -> fired(fields, each))));
    json.texts("warnings", warnings);
    json.text("verdict", verdict(it));
  }

  private static List<String> lines(List<FiredAlerts> fired) {
    if (fired.isEmpty()) {
      return List.of();
    }
    Table table = new Table().text("Alert").number("now").number("then");
    fired.forEach(
        it -> table.row(it.rule().title(), Numbers.count(it.first()), Numbers.count(it.second())));
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }

  private static void fired(Json json, FiredAlerts it) {
    json.text("rule", it.rule().slug());
    json.text("title", it.rule().title());
    json.count("first", it.first());
    json.count("second", it.second());
  }
}
