package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A score model as the user wrote it, with its defaults filled in. Its names are not yet resolved
 * against any data.
 *
 * @param name slug of the model
 * @param title the name that people read
 * @param entity whom it scores
 * @param window whole days that count, the date included
 * @param decay how days lose weight beside the window
 * @param timezone the zone whose days are counted
 * @param branches the metric tree
 * @param scale how raw points become a score
 * @param bands the names of ranges of scores
 * @param hold hysteresis: a downward crossing counts below the threshold less this many points
 * @param segments traits to slice by
 * @param overrides other weights for some users, in order
 * @param rollup how accounts are scored from their users; null where they are not
 * @param exclude whom the model leaves out; null for nobody
 * @param outcomes what a good score should go with; may be empty
 */
public record ScoreModel(
    String name,
    String title,
    Entity entity,
    int window,
    Decay decay,
    ZoneId timezone,
    List<Branch> branches,
    Scale scale,
    Bands bands,
    double hold,
    List<String> segments,
    List<WeightOverride> overrides,
    @Nullable Rollup rollup,
    @Nullable Condition exclude,
    List<Outcome> outcomes) {
  public ScoreModel {
    branches = List.copyOf(branches);
    segments = List.copyOf(segments);
    overrides = List.copyOf(overrides);
    outcomes = List.copyOf(outcomes);
    require(!branches.isEmpty(), "a model needs an action");
    require(window >= 1, "window must be at least 1 day, was %s", window);
    require(hold >= 0 && hold < 100, "hold must be from 0 to below 100, was %s", hold);
  }

  /** The same model with another decay. */
  public ScoreModel withDecay(Decay other) {
    return new ScoreModel(
        name, title, entity, window, other, timezone, branches, scale, bands, hold, segments,
        overrides, rollup, exclude, outcomes);
  }

  /** The same model with another window. */
  public ScoreModel withWindow(int days) {
    return new ScoreModel(
        name, title, entity, days, decay, timezone, branches, scale, bands, hold, segments,
        overrides, rollup, exclude, outcomes);
  }

  /** The same model with other branches. */
  public ScoreModel withBranches(List<Branch> others) {
    return new ScoreModel(
        name, title, entity, window, decay, timezone, others, scale, bands, hold, segments,
        overrides, rollup, exclude, outcomes);
  }

  /** The same model with other overrides. */
  public ScoreModel withOverrides(List<WeightOverride> others) {
    return new ScoreModel(
        name, title, entity, window, decay, timezone, branches, scale, bands, hold, segments,
        others, rollup, exclude, outcomes);
  }

  /** All actions of all branches, in the order of the text. */
  public Stream<Action> actions() {
    return branches.stream().flatMap(branch -> branch.actions().stream());
  }
}
