package dev.verve.answer;

import dev.verve.insight.intervention.Judgement;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.model.Intervention;
import java.util.Locale;

/** Interventions, what became of them, and what they could show, as fields. */
public final class InterventionFields {
  private InterventionFields() {}

  /** The plan of an intervention. */
  public static void plan(Fields fields, Intervention plan) {
    fields.text("name", plan.name());
    fields.text("title", plan.title());
    fields.text("what", plan.what());
    fields.text("owner", plan.owner());
    fields.text("branch", plan.branch());
    fields.text("start", plan.start());
    fields.text("end", plan.end());
    fields.text("analysis", plan.analysis());
    fields.text("metric", plan.metric().words());
    fields.number("holdout", plan.holdout());
    fields.object("arms", arms -> plan.shares().forEach(arms::number));
    fields.text("cost", plan.cost());
    fields.text("learned", plan.learned());
  }

  /** The judgement, with the course of the arms. */
  public static void judgement(Fields fields, Judgement judgement) {
    ImpactFields.write(fields, judgement.impact());
    fields.text("sentence", judgement.sentence());
    fields.list(
        "course",
        list ->
            judgement
                .course()
                .forEach(
                    day ->
                        list.object(
                            o ->
                                o.text("day", day.day())
                                    .text("arm", day.arm())
                                    .count("users", day.users())
                                    .number("mean", day.mean()))));
  }

  /** What an intervention could show. */
  public static void power(Fields fields, PowerAnswer answer) {
    fields.text("as_of", answer.asOf());
    fields.text("metric", answer.question().metric().words());
    fields.text("metric_kind", answer.question().metric().kind().name().toLowerCase(Locale.ROOT));
    fields.number("holdout", answer.question().holdout());
    fields.list(
        "horizons",
        list -> answer.horizons().forEach(horizon -> list.object(o -> horizon(o, horizon))));
    fields.text("sentence", answer.sentence());
    fields.texts(
        "warnings",
        answer.horizons().stream().flatMap(h -> h.smallest().refusal().stream()).toList());
  }

  private static void horizon(Fields fields, PowerAnswer.Horizon horizon) {
    fields.count("days", horizon.days());
    fields.count("users", horizon.users());
    fields.number("smallest_detectable", horizon.smallest().value().orElse(Double.NaN));
    fields.number(
        "mean", horizon.plan().value().map(plan -> plan.metric().mean()).orElse(Double.NaN));
    fields.number(
        "standard_deviation",
        horizon.plan().value().map(p -> Math.sqrt(p.metric().variance())).orElse(Double.NaN));
    fields.number(
        "variance_ratio",
        horizon.plan().value().map(plan -> plan.power().varianceRatio()).orElse(Double.NaN));
  }
}
