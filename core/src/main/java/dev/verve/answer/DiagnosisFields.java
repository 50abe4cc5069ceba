package dev.verve.answer;

import dev.verve.insight.diagnosis.ActionEffect;
import dev.verve.insight.diagnosis.BandEffect;
import dev.verve.insight.diagnosis.BranchEffect;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.GroupEffect;
import dev.verve.insight.diagnosis.SegmentEffect;
import dev.verve.insight.diagnosis.SegmentView;
import dev.verve.insight.diagnosis.Spot;
import dev.verve.stats.Effect;
import java.util.Optional;

/** A diagnosis as fields. */
public final class DiagnosisFields {
  private final Fields json;
  private final Diagnosis diagnosis;

  /** Writes into these fields. */
  public DiagnosisFields(Fields json, Diagnosis diagnosis) {
    this.json = json;
    this.diagnosis = diagnosis;
  }

  /** Every view of it. */
  public void write() {
    json.text("from", diagnosis.from());
    json.text("to", diagnosis.to());
    json.count("users_from", diagnosis.usersFrom());
    json.count("users_to", diagnosis.usersTo());
    json.number("average_from", diagnosis.averageFrom());
    json.number("average_to", diagnosis.averageTo());
    json.number("delta", diagnosis.delta());
    interval(json, diagnosis.change());
    diagnosis
        .edits()
        .ifPresent(
            edits ->
                json.object(
                    "edits",
                    fields -> {
                      fields.number("weights", edits.weights());
                      fields.number("scale", edits.scale());
                    }));
    json.list(
        "branches", list -> diagnosis.branches().forEach(b -> list.object(o -> branch(o, b))));
    json.list("actions", this::actions);
    json.list("segments", list -> diagnosis.segments().forEach(view -> segments(list, view)));
    diagnosis.pair().ifPresent(pair -> json.list("pair", list -> segments(list, pair)));
    json.object("population", this::population);
    json.list("cohorts", list -> segments(list, diagnosis.cohorts()));
    json.list("bands", list -> diagnosis.bands().forEach(b -> list.object(o -> band(o, b))));
    json.list("causes", list -> diagnosis.reported().forEach(c -> list.object(o -> cause(o, c))));
    json.list("spots", list -> diagnosis.spots().forEach(s -> list.object(o -> spot(o, s))));
    json.text("verdict", diagnosis.verdict());
  }

  private static void interval(Fields fields, Effect effect) {
    fields.number("low", effect.low());
    fields.number("high", effect.high());
    fields.number("p", effect.p());
  }

  private void branch(Fields fields, BranchEffect effect) {
    fields.text("branch", effect.branch().slug());
    fields.text("owner", effect.branch().owner().accountable());
    fields.number("count_effect", effect.count());
    fields.number("weight_effect", effect.weight());
    interval(fields, effect.tested());
    fields.flag("significant", isCause(Cause.View.BRANCH, effect.branch().slug()));
  }

  /** A change of the scale belongs to no action, and without it the list would not sum. */
  private void actions(Fields.Items list) {
    diagnosis.actions().forEach(action -> list.object(fields -> action(fields, action)));
    diagnosis
        .edits()
        .filter(edits -> edits.scale() != 0)
        .ifPresent(
            edits ->
                list.object(
                    fields -> {
                      fields.unknown("branch");
                      fields.text("action", "(scale)");
                      fields.number("count_effect", 0);
                      fields.number("weight_effect", edits.scale());
                      fields.unknown("low");
                      fields.unknown("high");
                      fields.unknown("p");
                      fields.flag("significant", isCause(Cause.View.EDIT, "scale"));
                    }));
  }

  private void action(Fields fields, ActionEffect effect) {
    fields.text("branch", effect.action().branch());
    fields.text("action", effect.action().action().slug());
    fields.number("count_effect", effect.count());
    fields.number("weight_effect", effect.weight());
    interval(fields, effect.tested());
    fields.flag("significant", isCause(Cause.View.ACTION, effect.action().path()));
  }

  private boolean isCause(Cause.View view, String name) {
    return diagnosis.reported(view).stream().anyMatch(cause -> cause.name().equals(name));
  }

  private static void segments(Fields.Items list, SegmentView view) {
    view.effects().forEach(effect -> list.object(fields -> segment(fields, view, effect)));
  }

  private static void segment(Fields fields, SegmentView view, SegmentEffect effect) {
    fields.text("segment", String.join(" & ", view.traits()));
    fields.text("value", String.join(" & ", effect.value()));
    fields.count("users_from", effect.usersFrom());
    fields.count("users_to", effect.usersTo());
    fields.number("rate_effect", effect.rate());
    fields.number("mix_effect", effect.mix());
    number(fields, "low", effect.tested().map(Effect::low));
    number(fields, "high", effect.tested().map(Effect::high));
    number(fields, "p", effect.tested().map(Effect::p));
    number(fields, "excess", effect.excess().map(Effect::value));
  }

  private static void number(Fields fields, String name, Optional<Double> value) {
    fields.number(name, value.orElse(Double.NaN));
  }

  private void population(Fields fields) {
    Diagnosis.Population population = diagnosis.population();
    fields.number("retained", population.retained().tested().value());
    fields.number("new", population.entered().tested().value());
    fields.number("lost", population.lost().tested().value());
    fields.object("retained_users", o -> group(o, population.retained()));
    fields.object("new_users", o -> group(o, population.entered()));
    fields.object("lost_users", o -> group(o, population.lost()));
  }

  private static void group(Fields fields, GroupEffect group) {
    fields.count("users", group.users());
    fields.number("effect", group.tested().value());
    interval(fields, group.tested());
  }

  private static void band(Fields fields, BandEffect band) {
    fields.text("from_band", band.from());
    fields.text("to_band", band.to());
    fields.count("users", band.users());
    fields.number("effect", band.effect());
  }

  private static void spot(Fields fields, Spot spot) {
    fields.text("segment", String.join(" & ", spot.traits()));
    fields.text("value", String.join(" & ", spot.value()));
    fields.text("branch", spot.action().branch());
    fields.text("action", spot.action().action().slug());
    fields.count("users", spot.users());
    fields.number("effect", spot.effect());
    fields.number("excess", spot.excess().value());
    interval(fields, spot.excess());
  }

  private static void cause(Fields fields, Cause cause) {
    fields.text("view", cause.view().word());
    fields.text("name", cause.name());
    fields.number("effect", cause.effect().value());
    interval(fields, cause.effect());
    fields.number("p_adjusted", cause.adjusted());
  }
}
