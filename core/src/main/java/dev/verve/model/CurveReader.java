package dev.verve.model;

import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code log}, or {@code {tiers: {1: 2, 5: 10}}} and its kin. */
final class CurveReader {
  private static final List<String> WORDS =
      Arrays.stream(Curve.Form.values()).map(Curve.Form::word).toList();

  private CurveReader() {}

  static Optional<Curve> read(YamlField field) {
    if (!field.isMapping()) {
      return Words.read(field, Curve.Form.values(), Curve.Form::word)
          .flatMap(form -> withoutKnots(form, field));
    }
    Map<String, YamlField> fields = field.fields();
    if (fields.size() != 1) {
      field.problem("a curve is one of " + String.join(", ", WORDS), "Write `{tiers: {5: 10}}`.");
      return Optional.empty();
    }
    String word = fields.keySet().iterator().next();
    YamlField below = fields.values().iterator().next();
    Optional<Curve.Form> form =
        Arrays.stream(Curve.Form.values()).filter(f -> f.word().equals(word)).findFirst();
    if (form.isEmpty()) {
      below.problem("unknown curve '" + word + "'", Suggestion.didYouMean(word, WORDS));
      return Optional.empty();
    }
    if (form.get().fewestKnots() == 0) {
      below.problem("curve " + word + " takes no numbers", "Write `curve: " + word + "`.");
      return Optional.empty();
    }
    return knots(form.get(), below);
  }

  private static Optional<Curve> withoutKnots(Curve.Form form, YamlField field) {
    if (form.fewestKnots() > 0) {
      field.problem(
          "curve " + form.word() + " needs its amounts and values",
          "Write `curve: {" + form.word() + ": {0: 0, 10: 5}}`.");
      return Optional.empty();
    }
    return Optional.of(new Curve(form, List.of()));
  }

  private static Optional<Curve> knots(Curve.Form form, YamlField field) {
    List<Curve.Knot> knots = new ArrayList<>();
    boolean good = field.isMapping();
    double last = Double.NEGATIVE_INFINITY;
    Map<String, YamlField> fields = field.fields();
    for (Map.Entry<String, YamlField> entry : fields.entrySet()) {
      Optional<Double> amount = amount(entry.getKey(), entry.getValue());
      Optional<Double> value = entry.getValue().number();
      good &= amount.isPresent() && value.isPresent();
      if (amount.isPresent() && amount.get() <= last) {
        entry.getValue().problem("the amounts of a curve must ascend", "Order them.");
        good = false;
      }
      if (good) {
        last = amount.get();
        knots.add(new Curve.Knot(last, value.get()));
      }
    }
    if (good && knots.size() < form.fewestKnots()) {
      field.problem(
          "curve " + form.word() + " needs " + form.fewestKnots() + " or more amounts", "");
      return Optional.empty();
    }
    return good ? Optional.of(new Curve(form, knots)) : Optional.empty();
  }

  private static Optional<Double> amount(String key, YamlField field) {
    try {
      double amount = Double.parseDouble(key);
      if (Double.isFinite(amount)) {
        return Optional.of(amount);
      }
    } catch (NumberFormatException e) {
      // said below, with the infinite ones
    }
    field.problem("the amount '" + key + "' is no number", "Write `{5: 10}`: from 5 on, 10.");
    return Optional.empty();
  }
}
