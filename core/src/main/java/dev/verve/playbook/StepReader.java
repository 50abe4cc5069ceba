package dev.verve.playbook;

import dev.verve.yaml.YamlField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one step, such as {@code notify: {to: slack-cs, text: "..."}}. */
final class StepReader {
  private static final List<String> KINDS =
      List.of("notify", "task", "webhook", "add_to_list", "wait_until");

  private StepReader() {}

  static Optional<Step> read(YamlField field) {
    Map<String, YamlField> fields = field.fields(KINDS);
    if (fields.size() != 1) {
      if (field.isMapping()) {
        field.problem(
            "a step does one thing, found " + fields.size(),
            "Give one of " + String.join(", ", KINDS) + ".");
      }
      return Optional.empty();
    }
    Map.Entry<String, YamlField> only = fields.entrySet().iterator().next();
    YamlField value = only.getValue();
    return switch (only.getKey()) {
      case "notify" -> pair(value, "to", "text").map(it -> new Step.Notify(it[0], it[1]));
      case "task" -> pair(value, "owner", "text").map(it -> new Step.Task(it[0], it[1]));
      case "webhook" -> value.text().map(Step.Webhook::new);
      case "add_to_list" -> value.text().map(Step.AddToList::new);
      case "wait_until" -> waits(value);
      default -> Optional.empty();
    };
  }

  private static Optional<String[]> pair(YamlField field, String one, String other) {
    Map<String, YamlField> fields = field.fields(Set.of(one, other));
    Optional<String> first = text(field, fields, one);
    Optional<String> second = text(field, fields, other);
    return first.isPresent() && second.isPresent()
        ? Optional.of(new String[] {first.get(), second.get()})
        : Optional.empty();
  }

  private static Optional<String> text(
      YamlField parent, Map<String, YamlField> fields, String key) {
    YamlField field = fields.get(key);
    if (field == null) {
      if (parent.isMapping()) {
        parent.problem("`" + key + "` is missing", "");
      }
      return Optional.empty();
    }
    return field.text();
  }

  private static Optional<Step> waits(YamlField field) {
    Map<String, YamlField> fields = field.fields(Set.of("band", "at_most"));
    Optional<String> band = text(field, fields, "band");
    YamlField most = fields.get("at_most");
    Optional<Integer> days = most == null ? Optional.of(14) : most.wholeDays();
    return band.isPresent() && days.isPresent()
        ? Optional.of(new Step.WaitUntil(band.get(), days.get()))
        : Optional.empty();
  }
}
