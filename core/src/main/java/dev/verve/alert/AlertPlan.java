package dev.verve.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All rules with who can be told how.
 *
 * @param rules in the order of the text
 * @param people destinations by the names of owners in the model
 * @param quiet when nobody is told anything
 * @param digest whether owners get a letter each week
 */
public record AlertPlan(
    List<AlertRule> rules, Map<String, List<String>> people, QuietHours quiet, Digest digest) {
  /** No rules. */
  public static final AlertPlan EMPTY =
      new AlertPlan(List.of(), Map.of(), QuietHours.NONE, Digest.NONE);

  /** How often owners get a letter about their branches. */
  public enum Digest {
    NONE,
    WEEKLY
  }

  public AlertPlan {
    rules = List.copyOf(rules);
    people = Map.copyOf(people);
  }

  /** The rule of a name. */
  public Optional<AlertRule> rule(String slug) {
    return rules.stream().filter(rule -> rule.slug().equals(slug)).findFirst();
  }

  /** The destinations that hear of a rule's alert, given who is told and who gets a copy. */
  public List<String> destinations(AlertRule rule, Routing routing) {
    Set<String> found = new LinkedHashSet<>(rule.to());
    List<String> hearing = new ArrayList<>();
    routing.told().ifPresent(hearing::add);
    hearing.addAll(routing.assigned());
    hearing.addAll(routing.copied());
    hearing.forEach(name -> found.addAll(people.getOrDefault(name, List.of())));
    return List.copyOf(found);
  }
}
