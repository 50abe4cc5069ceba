package dev.verve.model;

import dev.verve.problem.Problems;
import dev.verve.yaml.YamlDocument;
import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code metrics.yaml}. A role is the name of an event, a list of names, or fields: {@code
 * {event, where, …}} with the property that the role needs. Every problem of the text is collected.
 */
public final class EventRolesReader {
  private static final double MINUTES_OF_A_SECOND = 1 / 60.0;
  private static final double SECONDS_OF_A_MILLISECOND = 1 / 1000.0;

  private final Problems problems;

  private EventRolesReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the roles.
   *
   * @param file name of the file, for messages
   * @throws dev.verve.problem.UserError with every problem of the text
   */
  public static EventRoles read(String file, String text) {
    Problems problems = new Problems();
    EventRoles roles =
        YamlDocument.read(file, text, problems)
            .map(new EventRolesReader(problems)::roles)
            .orElse(EventRoles.NONE);
    problems.refuseIfAny();
    return roles;
  }

  private EventRoles roles(YamlField root) {
    List<String> kinds = Arrays.stream(RoleKind.values()).map(RoleKind::word).toList();
    Map<String, YamlField> fields = root.fields(kinds);
    List<EventRole> roles = new ArrayList<>();
    for (RoleKind kind : RoleKind.values()) {
      YamlField field = fields.get(kind.word());
      if (field != null) {
        role(kind, field).ifPresent(roles::add);
      }
    }
    return EventRoles.of(roles);
  }

  private Optional<EventRole> role(RoleKind kind, YamlField field) {
    int before = problems.found().size();
    Map<String, Double> values = values(kind);
    Map<String, YamlField> fields = fields(kind, field, values.keySet());
    List<String> events =
        field.isMapping()
            ? Optional.ofNullable(fields.get("event")).map(YamlField::texts).orElse(List.of())
            : field.texts();
    Optional<Condition> where =
        Optional.ofNullable(fields.get("where")).flatMap(ConditionReader::read);
    Optional<Double> available =
        Optional.ofNullable(fields.get("available"))
            .flatMap(number -> ActionReader.above0(number, "available"));
    List<String> told = values.keySet().stream().filter(fields::containsKey).toList();
    String property =
        told.stream().flatMap(key -> text(fields, key).stream()).findFirst().orElse(null);
    refuseGaps(kind, field, events, told, values.keySet());
    if (problems.found().size() > before) {
      return Optional.empty();
    }
    double factor = told.isEmpty() ? 1 : values.getOrDefault(told.get(0), 1.0);
    return Optional.of(
        new EventRole(kind, events, where.orElse(null), property, factor, available.orElse(null)));
  }

  private static Map<String, YamlField> fields(RoleKind kind, YamlField field, Set<String> values) {
    if (!field.isMapping()) {
      return Map.of();
    }
    Set<String> allowed = new TreeSet<>(values);
    allowed.addAll(List.of("event", "where"));
    if (kind == RoleKind.ITEM) {
      allowed.add("available");
    }
    return field.fields(allowed);
  }

  private static void refuseGaps(
      RoleKind kind, YamlField field, List<String> events, List<String> told, Set<String> values) {
    if (events.isEmpty()) {
      field.problem("the role names no event", "It is " + kind.need() + ".");
    }
    if (!values.isEmpty() && told.size() != 1) {
      field.problem(
          told.isEmpty()
              ? "the role lacks the property that tells its value"
              : "the role names more than one property for its value",
          "It is " + kind.need() + ".");
    }
  }

  /** The keys that name the property of a role, and what its numbers are multiplied with. */
  private static Map<String, Double> values(RoleKind kind) {
    Map<String, Double> values = new LinkedHashMap<>();
    switch (kind) {
      case SCROLL -> values.put("percent", 1.0);
      case SESSION -> {
        values.put("minutes", 1.0);
        values.put("seconds", MINUTES_OF_A_SECOND);
      }
      case ITEM -> values.put("item", 1.0);
      case SURVEY -> values.put("score", 1.0);
      case LOAD -> {
        values.put("milliseconds", SECONDS_OF_A_MILLISECOND);
        values.put("seconds", 1.0);
      }
      case VISIT, PAGE, INTERACTION, ADOPTED, STARTED, FINISHED, SUPPORT, ERROR -> {}
    }
    return values;
  }

  private static Optional<String> text(Map<String, YamlField> fields, String key) {
    return Optional.ofNullable(fields.get(key)).flatMap(YamlField::text);
  }
}
