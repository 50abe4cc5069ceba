package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.stats.Estimate;
import java.util.OptionalDouble;

/** Numbers with their uncertainty in JSON; what is unknown is null. */
final class EstimateJson {
  private EstimateJson() {}

  /** As an object of value, low and high. */
  static void object(Json json, String name, Estimate estimate) {
    json.object(
        name, fields -> fields.fields(Fields.of(inner -> inner.estimate("value", estimate))));
  }

  static void number(Json json, String name, OptionalDouble value) {
    json.number(name, value.orElse(Double.NaN));
  }
}
