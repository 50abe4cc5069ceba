package dev.verve.alert;

import dev.verve.model.Band;
import dev.verve.model.Entity;
import dev.verve.model.Words;
import dev.verve.yaml.YamlField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one rule. */
public final class AlertRuleReader {
  private static final Set<String> KEYS =
      Set.of("title", "when", "of", "branch", "cool_down", "send", "to");

  private AlertRuleReader() {}

  static Optional<AlertRule> read(String slug, YamlField field) {
    return read(slug, field, field.fields(KEYS));
  }

  /** Reads a rule whose fields stand among others, such as those of a playbook. */
  public static Optional<AlertRule> read(
      String slug, YamlField field, Map<String, YamlField> fields) {
    YamlField when = fields.get("when");
    Optional<Trigger> trigger = Optional.empty();
    if (when != null) {
      trigger = TriggerReader.read(when);
    } else if (field.isMapping()) {
      field.problem("the rule does not say when", "Add a line such as `when: {crosses: engaged}`.");
    }
    Entity of =
        Optional.ofNullable(fields.get("of"))
            .flatMap(word -> Words.read(word, Entity.values(), Entity::word))
            .orElse(Entity.USER);
    if (fields.containsKey("of") && trigger.map(found -> !found.isOfEach()).orElse(false)) {
      fields.get("of").problem("this rule is about everybody together", "Drop `of`.");
    }
    Pace pace =
        Optional.ofNullable(fields.get("send"))
            .flatMap(word -> Words.read(word, Pace.values(), Pace::word))
            .orElse(Pace.AT_ONCE);
    int coolDown =
        Optional.ofNullable(fields.get("cool_down"))
            .flatMap(YamlField::wholeDays)
            .orElse(AlertRule.USUAL_COOL_DOWN);
    String title =
        Optional.ofNullable(fields.get("title"))
            .flatMap(YamlField::text)
            .orElseGet(() -> slug.isEmpty() ? slug : Band.titleOf(slug));
    List<String> to = Optional.ofNullable(fields.get("to")).map(YamlField::texts).orElse(List.of());
    Optional<String> branch = Optional.ofNullable(fields.get("branch")).flatMap(YamlField::text);
    return trigger.map(
        found -> new AlertRule(slug, title, found, of, branch.orElse(null), coolDown, pace, to));
  }
}
