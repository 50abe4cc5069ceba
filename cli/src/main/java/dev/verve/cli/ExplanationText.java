package dev.verve.cli;

import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreChange;
import dev.verve.insight.ScoreChange.ActionChange;
import dev.verve.insight.ScoreStory;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One score in words and a table. */
final class ExplanationText {
  private ExplanationText() {}

  static List<String> lines(ScoreModel model, Explanation explanation, Optional<ScoreStory> story) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s scores %s (%s) on %s, from %s raw points."
            .formatted(
                explanation.id(),
                Numbers.points(explanation.score()),
                BandPaint.title(explanation.band().name()),
                explanation.asOf(),
                Numbers.points(explanation.raw())));
    lines.add("");
    lines.addAll(parts(explanation));
    story.ifPresent(s -> lines.addAll(story(s)));
    lines.addAll(
        OutlookText.lines(
            model,
            explanation.band().name(),
            explanation.next(),
            explanation.lifts(),
            explanation.daysUntilFall()));
    return lines;
  }

  private static List<String> parts(Explanation explanation) {
    if (explanation.parts().isEmpty()) {
      return List.of("  Nothing in the window counts.");
    }
    Table table = new Table().text("Branch").text("action").number("amount").number("points");
    String before = "";
    for (Explanation.Part part : explanation.parts()) {
      String branch = part.action().branch();
      table.row(
          branch.equals(before) ? "" : branch,
          part.action().action().slug(),
          Numbers.amount(part.amount()),
          Numbers.points(part.points()));
      before = branch;
    }
    return table.lines();
  }

  private static List<String> story(ScoreStory story) {
    ScoreChange change = story.change();
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add(
        change
            .before()
            .map(before -> "Since " + before.asOf() + " it went f" + story.summary().substring(1))
            .orElse("It is new since then. " + story.summary()));
    Table table =
        new Table().text("Change of score").number("points then").number("now").number("change");
    table.number("by new").number("expired").number("older");
    change.parts().stream()
        .sorted(Comparator.comparingDouble((ActionChange part) -> -Math.abs(part.scoreChange())))
        .forEach(
            part ->
                table.row(
                    part.action().path(),
                    Numbers.points(part.pointsBefore()),
                    Numbers.points(part.pointsAfter()),
                    Numbers.change(part.scoreChange()),
                    Numbers.change(part.fresh()),
                    Numbers.change(part.expired()),
                    Numbers.change(part.decayed())));
    lines.addAll(table.lines());
    return lines;
  }
}
