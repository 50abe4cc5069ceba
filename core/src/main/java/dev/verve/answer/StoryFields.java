package dev.verve.answer;

import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.ScoreChange;
import dev.verve.insight.ScoreStory;
import java.util.function.UnaryOperator;

/** How a score changed, as fields. */
public final class StoryFields {
  private final Fields fields;

  /** Writes into these fields. */
  public StoryFields(Fields fields) {
    this.fields = fields;
  }

  /** The change as the command tells it, and what else moved the displayed score. */
  public void single(ScoreStory story) {
    ScoreChange change = story.change();
    ExplanationFields.change(fields, change);
    fields.number("shown", story.shown());
    fields.number("shown_delta", change.after().score() - story.shown());
    fields.number("merges", story.merges());
    if (story.isKnown()) {
      fields.number("late", story.late());
    } else {
      fields.unknown("late");
    }
    fields.number("model", story.weights());
    fields.number("scale", story.scale());
    fields.text("summary", story.summary());
  }

  /**
   * The change of an account by action and by member.
   *
   * @param ids how the ids of members are told
   */
  public void account(AccountChange change, UnaryOperator<String> ids) {
    double before = change.before().map(AccountExplanation::score).orElse(0.0);
    fields.text("from", change.before().map(e -> e.asOf().toString()).orElse(null));
    fields.text("to", change.after().asOf());
    fields.number("score_from", before);
    fields.number("score_to", change.after().score());
    fields.number("delta", change.after().score() - before);
    fields.text("band_from", change.before().map(AccountExplanation::band).orElse(null));
    fields.list(
        "actions",
        list ->
            change
                .actions()
                .forEach(
                    part ->
                        ExplanationFields.action(
                            list,
                            part.action(),
                            o -> o.number("score_change", part.scoreChange()))));
    fields.list(
        "members",
        list ->
            change
                .members()
                .forEach(
                    part ->
                        list.object(
                            o ->
                                o.text("id", ids.apply(part.id()))
                                    .number("score_from", part.scoreBefore().orElse(Double.NaN))
                                    .number("score_to", part.scoreAfter().orElse(Double.NaN))
                                    .number("score_change", part.scoreChange()))));
  }
}
