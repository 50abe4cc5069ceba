package dev.verve.cli;

import dev.verve.insight.impact.TrialPlan;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A planned experiment for people and for machines.
 *
 * @param metric the metric
 * @param history its values so far
 * @param plan what an experiment could show
 * @param users the users of all arms
 * @param effect the difference that should be seen, where one was named
 */
record PlanAnswer(
    String metric, Moments history, Conclusion<TrialPlan> plan, long users, OptionalDouble effect) {

  private Conclusion<Double> smallest() {
    return plan.then(p -> p.smallestEffect(users));
  }

  private OptionalLong needed() {
    return effect.isEmpty() || plan.value().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(plan.value().get().usersNeeded(effect.getAsDouble()));
  }

  List<String> warnings() {
    return smallest().refusal().stream().toList();
  }

  void write(Json json) {
    json.text("metric", metric);
    json.count("users", users);
    json.number("mean", history.mean());
    json.number("standard_deviation", Math.sqrt(history.variance()));
    json.number("holdout", plan.value().map(p -> p.power().controlShare()).orElse(Double.NaN));
    json.number(
        "variance_ratio", plan.value().map(p -> p.power().varianceRatio()).orElse(Double.NaN));
    json.number("power", plan.value().map(p -> p.power().power()).orElse(Double.NaN));
    json.number("smallest_detectable", smallest().value().orElse(Double.NaN));
    if (needed().isPresent()) {
      json.number("effect", effect.getAsDouble());
      json.count("users_needed", needed().getAsLong());
    }
    json.texts("warnings", warnings());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    smallest()
        .value()
        .ifPresent(
            least ->
                lines.add(
                    "With %s users you can see a difference of %s in %s, four times in five."
                        .formatted(Numbers.count(users), Numbers.significant(least), metric)));
    needed()
        .ifPresent(
            n ->
                lines.add(
                    "A difference of %s needs %s users."
                        .formatted(Numbers.significant(effect.orElseThrow()), Numbers.count(n))));
    if (lines.isEmpty()) {
      lines.add("Nothing can be planned on this table yet.");
    }
    plan.value().ifPresent(p -> lines.addAll(List.of("", basis(p))));
    return lines;
  }

  private String basis(TrialPlan p) {
    return "  The mean is %s, the standard deviation %s; %s of users in the control; two-sided at 5 %%%s."
        .formatted(
            Numbers.significant(history.mean()),
            Numbers.significant(Math.sqrt(history.variance())),
            Numbers.percent(p.power().controlShare()),
            p.power().varianceRatio() < 1
                ? "; the earlier value leaves "
                    + Numbers.percent(p.power().varianceRatio())
                    + " of the variance"
                : "");
  }
}
