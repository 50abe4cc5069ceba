package dev.verve.answer;

import dev.verve.answer.Fields.Items;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.AccountOutlook;
import dev.verve.insight.Explanation;
import dev.verve.insight.Lift;
import dev.verve.insight.ScoreChange;
import dev.verve.model.Band;
import dev.verve.plan.ActionRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One score's explanation. */
public final class ExplanationFields {
  private ExplanationFields() {}

  /** The score in its parts. */
  public static void write(Fields json, Explanation explanation) {
    json.text("as_of", explanation.asOf());
    json.number("raw", explanation.raw());
    json.number("score", explanation.score());
    json.text("band", explanation.band().name());
    json.list(
        "actions",
        list ->
            explanation
                .parts()
                .forEach(
                    part ->
                        action(
                            list,
                            part.action(),
                            o ->
                                o.number("amount", part.amount())
                                    .number("points", part.points()))));
    outlook(json, explanation.next(), explanation.lifts(), "extra", explanation.daysUntilFall());
    explanation.unknown().ifPresent(why -> json.text("outlook_unknown", why));
  }

  /** An object of a list that says of which action it tells. */
  static void action(Items list, ActionRow action, Consumer<Fields> rest) {
    list.object(
        o -> {
          o.text("branch", action.branch()).text("action", action.action().slug());
          rest.accept(o);
        });
  }

  private static void outlook(
      Fields json, Optional<Band> next, List<Lift> lifts, String extra, OptionalInt daysUntilFall) {
    json.text("next_band", next.map(Band::name).orElse(null));
    json.list(
        "lift",
        list ->
            lifts.forEach(lift -> action(list, lift.action(), o -> o.number(extra, lift.extra()))));
    if (daysUntilFall.isPresent()) {
      json.count("days_until_fall", daysUntilFall.getAsInt());
    } else {
      json.unknown("days_until_fall");
    }
  }

  /** The change in its parts; {@code new}, {@code expired} and {@code decayed} sum to it. */
  public static void change(Fields json, ScoreChange change) {
    double before = change.before().map(Explanation::score).orElse(0.0);
    json.text("from", change.before().map(e -> e.asOf().toString()).orElse(null));
    json.text("to", change.after().asOf());
    json.number("score_from", before);
    json.number("score_to", change.after().score());
    json.number("delta", change.after().score() - before);
    json.number("new", change.fresh());
    json.number("expired", change.expired());
    json.number("decayed", change.decayed());
    json.text("band_from", change.before().map(e -> e.band().name()).orElse(null));
    json.list(
        "actions",
        list ->
            change
                .parts()
                .forEach(
                    part ->
                        action(
                            list,
                            part.action(),
                            o ->
                                o.number("points_from", part.pointsBefore())
                                    .number("points_to", part.pointsAfter())
                                    .number("score_change", part.scoreChange())
                                    .number("new", part.fresh())
                                    .number("expired", part.expired())
                                    .number("decayed", part.decayed()))));
  }

  /**
   * What actions and members bring to an account.
   *
   * @param ids how the ids of members are told
   */
  public static void write(Fields json, AccountExplanation account, UnaryOperator<String> ids) {
    json.text("as_of", account.asOf());
    json.number("raw", account.raw());
    json.number("score", account.score());
    json.text("band", account.band());
    json.count("users", account.users());
    json.list(
        "actions",
        list ->
            account
                .actions()
                .forEach(
                    part -> action(list, part.action(), o -> o.number("points", part.points()))));
    json.list(
        "members",
        list ->
            account
                .members()
                .forEach(
                    member ->
                        list.object(
                            o ->
                                o.text("id", ids.apply(member.id()))
                                    .number("score", member.score())
                                    .text("band", member.band())
                                    .number("part", member.part()))));
    AccountOutlook outlook = account.outlook();
    outlook(json, outlook.next(), outlook.lifts(), "extra_per_user", outlook.daysUntilFall());
    json.text("outlook_unknown", outlook.unknown().orElse(null));
  }
}
