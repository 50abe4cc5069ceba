package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code owner: product} or the four roles of RACI. */
final class OwnerReader {
  private OwnerReader() {}

  static Owner read(YamlField field) {
    if (!field.isMapping()) {
      if (field.isList()) {
        field.problem(
            "only one can be accountable, found a list",
            "Write `{accountable: product, responsible: [design]}`.");
        return Owner.NOBODY;
      }
      return new Owner(field.text().orElse(null), List.of(), List.of(), List.of());
    }
    Map<String, YamlField> fields =
        field.fields(Set.of("accountable", "responsible", "consulted", "informed"));
    return new Owner(
        Optional.ofNullable(fields.get("accountable")).flatMap(YamlField::text).orElse(null),
        people(fields, "responsible"),
        people(fields, "consulted"),
        people(fields, "informed"));
  }

  private static List<String> people(Map<String, YamlField> fields, String role) {
    YamlField field = fields.get(role);
    return field == null ? List.of() : field.texts();
  }
}
