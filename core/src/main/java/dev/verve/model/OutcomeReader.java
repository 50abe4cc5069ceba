package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code outcome} (one) and {@code outcomes} (several, by name). */
final class OutcomeReader {
  private OutcomeReader() {}

  static List<Outcome> read(@Nullable YamlField one, @Nullable YamlField several) {
    List<Outcome> outcomes = new ArrayList<>();
    if (one != null) {
      outcome(null, one).ifPresent(outcomes::add);
    }
    if (several != null) {
      several.fields().forEach((name, field) -> outcome(name, field).ifPresent(outcomes::add));
    }
    return outcomes;
  }

  private static Optional<Outcome> outcome(@Nullable String name, YamlField field) {
    Map<String, YamlField> fields =
        field.fields(Set.of("retained_within", "event", "lost_event", "within"));
    long kinds =
        fields.keySet().stream()
            .filter(Set.of("retained_within", "event", "lost_event")::contains)
            .count();
    if (!field.isMapping()) {
      return Optional.empty();
    }
    if (kinds != 1) {
      field.problem(
          "an outcome is one of retained_within, event and lost_event",
          "Write `{retained_within: 30d}` or `{event: subscription_renewed, within: 60d}`.");
      return Optional.empty();
    }
    YamlField retained = fields.get("retained_within");
    if (retained != null) {
      return retained
          .wholeDays()
          .map(days -> new Outcome(named(name, "retained"), Outcome.Kind.RETAINED, null, days));
    }
    boolean good = fields.containsKey("event");
    Optional<String> event =
        Optional.ofNullable(fields.get(good ? "event" : "lost_event")).flatMap(YamlField::text);
    YamlField within = fields.get("within");
    if (within == null) {
      field.problem("the outcome needs `within`", "Add `within: 30d`.");
      return Optional.empty();
    }
    Optional<Integer> days = within.wholeDays();
    if (event.isEmpty() || days.isEmpty()) {
      return Optional.empty();
    }
    Outcome.Kind kind = good ? Outcome.Kind.EVENT : Outcome.Kind.LOST_EVENT;
    return Optional.of(new Outcome(named(name, event.get()), kind, event.get(), days.get()));
  }

  private static String named(@Nullable String name, String otherwise) {
    return name == null ? otherwise : name;
  }
}
