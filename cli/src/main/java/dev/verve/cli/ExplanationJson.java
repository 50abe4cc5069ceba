package dev.verve.cli;

import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreChange;
import java.util.Optional;

/** One score's explanation in JSON. */
final class ExplanationJson {
  private ExplanationJson() {}

  static void write(Json json, Job job, Explanation explanation, Optional<ScoreChange> change) {
    json.text("id", explanation.id());
    head(json, job);
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
                        list.object(
                            o -> {
                              o.text("branch", part.action().branch());
                              o.text("action", part.action().action().slug());
                              o.number("amount", part.amount());
                              o.number("points", part.points());
                            })));
    json.text("next_band", explanation.next().map(band -> band.name()).orElse(null));
    json.list(
        "lift",
        list ->
            explanation
                .lifts()
                .forEach(
                    lift ->
                        list.object(
                            o -> {
                              o.text("branch", lift.action().branch());
                              o.text("action", lift.action().action().slug());
                              o.number("extra", lift.extra());
                            })));
    if (explanation.daysUntilFall().isPresent()) {
      json.count("days_until_fall", explanation.daysUntilFall().getAsInt());
    } else {
      json.unknown("days_until_fall");
    }
    change.ifPresent(c -> json.object("change", o -> change(o, c)));
    json.texts("warnings", job.warnings());
  }

  private static void head(Json json, Job job) {
    json.text("model", job.model().name());
    json.text("version", job.file().version());
  }

  private static void change(Json json, ScoreChange change) {
    double before = change.before().map(Explanation::score).orElse(0.0);
    json.text("from", change.before().map(e -> e.asOf().toString()).orElse(null));
    json.text("to", change.after().asOf());
    json.number("score_from", before);
    json.number("score_to", change.after().score());
    json.number("delta", change.after().score() - before);
    json.text("band_from", change.before().map(e -> e.band().name()).orElse(null));
    json.list(
        "actions",
        list ->
            change
                .parts()
                .forEach(
                    part ->
                        list.object(
                            o -> {
                              o.text("branch", part.action().branch());
                              o.text("action", part.action().action().slug());
                              o.number("points_from", part.pointsBefore());
                              o.number("points_to", part.pointsAfter());
                              o.number("score_change", part.scoreChange());
                            })));
  }

  static void write(Json json, Job job, AccountExplanation account) {
    json.text("id", account.id());
    json.text("entity", "account");
    head(json, job);
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
                    part ->
                        list.object(
                            o -> {
                              o.text("branch", part.action().branch());
                              o.text("action", part.action().action().slug());
                              o.number("points", part.points());
                            })));
    json.list(
        "members",
        list ->
            account
                .members()
                .forEach(
                    member ->
                        list.object(
                            o -> {
                              o.text("id", member.id());
                              o.number("score", member.score());
                              o.text("band", member.band());
                              o.number("part", member.part());
                            })));
    json.texts("warnings", job.warnings());
  }
}
