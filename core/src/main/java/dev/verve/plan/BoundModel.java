package dev.verve.plan;

import dev.verve.model.Branch;
import dev.verve.model.Decay;
import dev.verve.model.Measure;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model whose names are resolved against data: no later step can meet an unknown name.
 *
 * @param model the model
 * @param shape the data it is bound to
 * @param actions all actions as rows
 * @param traits the traits that overrides, exclusion, segments and seats read, as far as they exist
 * @param unresolved names that the data does not know; they read as missing
 */
public record BoundModel(
    ScoreModel model,
    EventShape shape,
    List<ActionRow> actions,
    List<Trait> traits,
    List<Problem> unresolved) {
  public BoundModel {
    actions = List.copyOf(actions);
    traits = List.copyOf(traits);
    unresolved = List.copyOf(unresolved);
  }

  /** The name of the trait that holds an account's seats. */
  public static final String SEATS = "seats";

  static List<ActionRow> rows(ScoreModel model) {
    List<ActionRow> rows = new ArrayList<>();
    List<Branch> branches = model.branches();
    for (int b = 0; b < branches.size(); b++) {
      Branch branch = branches.get(b);
      for (var action : branch.actions()) {
        rows.add(ActionRow.of(rows.size(), b, branch, action, model));
      }
    }
    return rows;
  }

  /** The trait of this name, where the data has it. */
  public Optional<Trait> trait(String name) {
    return traits.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** Whether users are rolled up to accounts. */
  public boolean rollsUp() {
    return model.rollup() != null;
  }

  /** The traits that decide who is scored, and how: all but those that only slice. */
  public List<Trait> populationTraits() {
    Set<String> names = new LinkedHashSet<>();
    model.overrides().forEach(override -> names.addAll(override.when().properties()));
    if (model.exclude() != null) {
      names.addAll(model.exclude().properties());
    }
    if (rollsUp()) {
      names.add(SEATS);
    }
    return traits.stream().filter(trait -> names.contains(trait.name())).toList();
  }

  /** Whether events tell what scores depend on, so that it may differ from date to date. */
  public boolean changesOverTime() {
    return (rollsUp() && shape.hasAccounts()) || weighsByEvents();
  }

  /** Whether events tell who is scored, or how, so that a user's score hangs on more than acts. */
  public boolean weighsByEvents() {
    return populationTraits().stream().anyMatch(t -> t.source() == Trait.Source.EVENTS);
  }

  /** The names of all properties and traits that are read of events. */
  public Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    traits.forEach(trait -> names.add(trait.name()));
    for (ActionRow row : actions) {
      if (row.action().measure().property() != null) {
        names.add(row.action().measure().property());
      }
      if (row.action().where() != null) {
        names.addAll(row.action().where().properties());
      }
    }
    return names;
  }

  /** Whether any action counts different values, which need a rollup of their own. */
  public boolean countsDistinct() {
    return actions.stream().anyMatch(a -> a.aggregate() == Aggregate.DISTINCT);
  }

  /** Whether any action counts anything but different values. */
  public boolean countsAmounts() {
    return actions.stream().anyMatch(a -> a.aggregate() != Aggregate.DISTINCT);
  }

  /** Whether the sum of some action's amounts may be no whole number. */
  public boolean sumsProperties() {
    return actions.stream()
        .map(a -> a.action().measure().kind())
        .anyMatch(k -> k == Measure.Kind.SUM || k == Measure.Kind.MAX);
  }

  /** Whether some action takes the greatest amount in place of the sum. */
  public boolean takesMaximum() {
    return actions.stream().anyMatch(a -> a.aggregate() == Aggregate.MAX);
  }

  /** Whether users leave the population or weigh differently by their traits. */
  public boolean readsPopulationForPoints() {
    return model.exclude() != null || !model.overrides().isEmpty();
  }

  /** Whether any action asks what a single day held: its cap of the day, or its age. */
  public boolean readsDays() {
    return actions.stream().anyMatch(a -> a.maxPerDay() != null || !a.decay().equals(Decay.NONE));
  }

  /** Whether the amount of any action has a cap. */
  public boolean capsAmounts() {
    return actions.stream().anyMatch(a -> a.max() != null);
  }

  /** Whether any branch has a cap. */
  public boolean capsBranches() {
    return model.branches().stream().anyMatch(b -> b.maxPoints() != null);
  }

  /** The longest window of any action in days, or empty where one reads all time. */
  public Optional<Integer> longestWindow() {
    int longest = 0;
    for (ActionRow action : actions) {
      Integer days = action.windowDays();
      if (days == null) {
        return Optional.empty();
      }
      longest = Math.max(longest, days);
    }
    return Optional.of(longest);
  }
}
