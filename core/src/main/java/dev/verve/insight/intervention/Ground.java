package dev.verve.insight.intervention;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What interventions are judged on: events under a model.
 *
 * @param engine holds the relations that plans read, every trait among them
 * @param model the model, bound to the events
 * @param span the days of all events
 * @param run makes a run that nothing was asked of yet
 * @param ids a query of {@code entity} and the {@code id} that people know, which decides the arm
 * @param lastKnown the last day that is over
 */
public record Ground(
    Engine engine,
    BoundModel model,
    EventSpan span,
    Supplier<ScoreRun> run,
    String ids,
    LocalDate lastKnown) {

  /**
   * Traits by their names.
   *
   * @throws dev.verve.problem.UserError where nobody was ever described with one
   */
  Map<String, Trait> traits(Collection<String> names) {
    Problems problems = new Problems();
    Map<String, Trait> found = new LinkedHashMap<>();
    for (String name : names) {
      Optional<Trait> trait = trait(name);
      trait.ifPresent(it -> found.put(name, it));
      if (trait.isEmpty()) {
        TreeSet<String> known = new TreeSet<>(model.shape().properties().names());
        model.shape().people().ifPresent(people -> known.addAll(people.names()));
        problems.add(
            Place.option("target.segment." + name),
            "nobody was described with this trait",
            Suggestion.didYouMean(name, known));
      }
    }
    problems.refuseIfAny();
    return found;
  }

  private Optional<Trait> trait(String name) {
    return model
        .shape()
        .people()
        .flatMap(people -> people.access(name))
        .map(access -> new Trait(name, Trait.Source.PEOPLE, access))
        .or(
            () ->
                model
                    .shape()
                    .properties()
                    .access(name)
                    .map(access -> new Trait(name, Trait.Source.EVENTS, access)));
  }
}
