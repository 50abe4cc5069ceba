package dev.verve.cli;

import dev.verve.insight.Explanation;
import dev.verve.insight.Lift;
import dev.verve.insight.ScoreChange;
import dev.verve.insight.ScoreChange.ActionChange;
import dev.verve.insight.ScoreStory;
import dev.verve.model.Measure;
import dev.verve.model.ScoreModel;
import dev.verve.plan.ActionRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One score in words and a table. */
final class ExplanationText {
  private static final int LIFTS = 5;

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
    lines.addAll(outlook(model, explanation));
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

  private static List<String> outlook(ScoreModel model, Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    explanation
        .next()
        .ifPresent(
            next -> {
              lines.add(
                  "To reach %s (%s):"
                      .formatted(BandPaint.title(next.name()), Numbers.amount(next.from())));
              explanation.lifts().stream().limit(LIFTS).forEach(lift -> lines.add(lift(lift)));
              if (explanation.lifts().isEmpty()) {
                lines.add("  no single action reaches it within the model's caps");
              }
            });
    if (explanation.daysUntilFall().isPresent()) {
      lines.add(
          "Without activity it leaves %s in %d days%s."
              .formatted(
                  BandPaint.title(explanation.band().name()),
                  explanation.daysUntilFall().getAsInt(),
                  model.hold() > 0 ? ", the hold of the model included" : ""));
    }
    return lines;
  }

  private static String lift(Lift lift) {
    ActionRow row = lift.action();
    Measure measure = row.action().measure();
    String amount = Numbers.amount(lift.extra());
    String what =
        switch (measure.kind()) {
          case COUNT, EVER -> amount + " more " + row.action().slug();
          case DAYS -> amount + " more days with " + row.action().slug();
          case SUM -> amount + " more " + measure.property() + " in " + row.action().slug();
          case MAX -> measure.property() + " of " + amount + " in " + row.action().slug();
          case WEEKS -> amount + " more weeks with " + row.action().slug();
          case DISTINCT -> amount + " more values of " + measure.property() + " not yet seen";
        };
    Double most = row.maxPerDay();
    return "  "
        + what
        + (most == null || measure.kind() == Measure.Kind.DAYS
            ? ""
            : " (at most " + Numbers.amount(most) + " count a day)");
  }
}
