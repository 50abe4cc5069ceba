package dev.verve.cli;

import dev.verve.insight.evidence.Difference;
import dev.verve.stats.Estimate;
import java.util.OptionalDouble;

/** Numbers with their uncertainty in JSON; what is unknown is null. */
final class EstimateJson {
  private EstimateJson() {}

  /** As an object of value, low and high. */
  static void object(Json json, String name, Estimate estimate) {
    json.object(name, fields -> fields(fields, "value", estimate));
  }

  /** As three fields: the value under a name, low and high. */
  static void fields(Json json, String name, Estimate estimate) {
    json.number(name, estimate.either(it -> it.value(), unknown -> Double.NaN));
    json.number("low", estimate.either(it -> it.low(), unknown -> Double.NaN));
    json.number("high", estimate.either(it -> it.high(), unknown -> Double.NaN));
  }

  /** The value alone. */
  static void value(Json json, String name, Estimate estimate) {
    json.number(name, estimate.either(it -> it.value(), unknown -> Double.NaN));
  }

  /** As fields: the area of the second score, and by how much the first is better. */
  static void difference(Json json, Difference difference) {
    value(json, "auc", difference.second());
    fields(json, "difference", difference.difference());
    number(json, "p", difference.p());
  }

  static void number(Json json, String name, OptionalDouble value) {
    json.number(name, value.orElse(Double.NaN));
  }
}
