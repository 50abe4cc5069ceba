package dev.verve.plan;

import dev.verve.event.Schema;
import dev.verve.model.Action;
import dev.verve.model.Condition;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import dev.verve.model.WeightOverride;
import dev.verve.problem.Place;
import dev.verve.problem.Problem;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Resolves the names of a model against the columns of the data. */
public final class Binder {
  private final ScoreModel model;
  private final EventShape shape;
  private final Problems unresolved = new Problems();
  private final Map<String, Trait> traits = new LinkedHashMap<>();

  private Binder(ScoreModel model, EventShape shape) {
    this.model = model;
    this.shape = shape;
  }

  /**
   * Binds a model to data.
   *
   * @throws UserError where the data lacks what the model cannot do without
   */
  public static BoundModel bind(ScoreModel model, EventShape shape) {
    return new Binder(model, shape).bind();
  }

  private BoundModel bind() {
    boolean accountsKnown = shape.hasAccounts() || shape.peopleHaveAccounts();
    if ((model.entity() == Entity.ACCOUNT && !shape.hasAccounts())
        || (model.rollup() != null && !accountsKnown)) {
      throw UserError.of(
          Place.option("accounts"),
          "the model scores accounts, but no column of the data names them",
          "Name it with `--map account=COLUMN`.");
    }
    for (ActionRow row : BoundModel.rows(model)) {
      checkAction(row);
    }
    int position = 0;
    for (WeightOverride override : model.overrides()) {
      bindTraits("overrides[" + position++ + "].when", override.when());
    }
    if (model.exclude() != null) {
      bindTraits("exclude.where", model.exclude());
    }
    model.segments().forEach(name -> bindTrait("segments", name));
    if (model.rollup() != null) {
      find(BoundModel.SEATS).ifPresent(trait -> traits.put(trait.name(), trait));
    }
    List<Problem> problems = unresolved.found();
    return new BoundModel(
        model, shape, BoundModel.rows(model), List.copyOf(traits.values()), problems);
  }

  private void checkAction(ActionRow row) {
    Action action = row.action();
    String path = "tree." + row.branch() + ".actions." + action.slug();
    List<String> properties = new ArrayList<>();
    if (action.measure().property() != null) {
      properties.add(action.measure().property());
    }
    if (action.where() != null) {
      properties.addAll(action.where().properties());
    }
    for (String property : properties) {
      if (shape.properties().access(property).isEmpty()) {
        unresolved.add(
            Place.option(path),
            "no property '" + property + "' in the events",
            Suggestion.didYouMean(property, shape.properties().names()));
      }
    }
  }

  private void bindTraits(String path, Condition condition) {
    condition.properties().forEach(name -> bindTrait(path, name));
  }

  private void bindTrait(String path, String name) {
    Optional<Trait> trait = find(name);
    if (trait.isPresent()) {
      traits.put(name, trait.get());
      return;
    }
    TreeSet<String> known = new TreeSet<>(shape.properties().names());
    shape.people().map(Schema::names).ifPresent(known::addAll);
    unresolved.add(
        Place.option(path),
        "no trait '" + name + "' in the users file or the events",
        Suggestion.didYouMean(name, known));
  }

  private Optional<Trait> find(String name) {
    Optional<Trait> ofPeople =
        shape
            .people()
            .flatMap(people -> people.access(name))
            .map(access -> new Trait(name, Trait.Source.PEOPLE, access));
    return ofPeople.isPresent()
        ? ofPeople
        : shape
            .properties()
            .access(name)
            .map(access -> new Trait(name, Trait.Source.EVENTS, access));
  }
}
