package dev.verve.insight.evidence;

import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What learned weights amount to, in a sentence, and what to keep in mind with them. */
record TuneWords(Estimate auc, List<Baseline> baselines, List<LearnedWeight> weights) {

  String verdict() {
    if (!auc.either(it -> it.low() > 0.5, unknown -> false)) {
      return "No evidence that these actions predict the outcome"
          + auc.either(
              it -> ": AUC " + span(it) + " on unseen users.", unknown -> ": AUC unknown.");
    }
    for (Baseline baseline : baselines) {
      if (!baseline.difference().better()) {
        String what = baseline.name().equals("count") ? "counting actions" : baseline.words();
        return "The learned weights are no better than %s: %s on unseen users."
            .formatted(what, against(baseline));
      }
    }
    return "The learned weights predict better than counting actions: %s on unseen users."
        .formatted(against(baselines.get(0)));
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    auc.either(
        it -> it.value() > Validation.TOO_GOOD && warnings.add(tooGood(it)),
        unknown -> warnings.add("auc is unknown: %s.".formatted(unknown.reason())));
    List<LearnedWeight> learned =
        weights.stream().filter(it -> it.weight().measured().isPresent()).toList();
    if (learned.stream().allMatch(it -> value(it) == 0)) {
      warnings.add(
          "points are unknown: no action has a positive signal. If the outcome is a loss, give its"
              + " opposite.");
    } else if (learned.stream().allMatch(it -> it.points().isEmpty())) {
      warnings.add(
          "points are unknown: rounding would cost more than %s of AUC; use the weights as they are."
              .formatted(Points.MOST_LOST));
    }
    return warnings;
  }

  private static double value(LearnedWeight weight) {
    return weight.weight().either(Measured::value, unknown -> 0.0);
  }

  private static String tooGood(Measured auc) {
    return String.format(
        Locale.ROOT,
        "AUC %.3f is suspiciously good: check for leakage, an action that already contains the outcome"
            + " or that happened after it.",
        auc.value());
  }

  private static String against(Baseline baseline) {
    Difference it = baseline.difference();
    return it.difference()
        .either(
            known ->
                "AUC %s against %s, difference %s"
                    .formatted(value(it.first()), value(it.second()), span(known)),
            unknown -> "the difference is unknown");
  }

  private static String value(Estimate estimate) {
    return estimate.either(
        it -> String.format(Locale.ROOT, "%.3f", it.value()), unknown -> "unknown");
  }

  private static String span(Measured it) {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", it.value(), it.low(), it.high());
  }
}
