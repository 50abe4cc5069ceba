package dev.verve.plan;

import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Decay;
import dev.verve.model.Measure;
import dev.verve.model.ScoreModel;
import org.jspecify.annotations.Nullable;

/**
 * One action as a row of numbers that fixed SQL joins. All measures become one arithmetic: {@code
 * days} is a count with at most 1 a day; {@code ever} is a count with at most 1 and no window.
 *
 * @param key position among all actions of the model, from 0
 * @param branchKey position of its branch, from 0
 * @param branch slug of its branch
 * @param action the action
 * @param aggregate how days become one amount
 * @param windowDays days that count, the date included; null for all
 * @param decay how days lose weight
 * @param maxPerDay the most that one day can count; null for no limit
 * @param max the most that the amount can reach; null for no limit
 */
public record ActionRow(
    int key,
    int branchKey,
    String branch,
    Action action,
    Aggregate aggregate,
    @Nullable Integer windowDays,
    Decay decay,
    @Nullable Double maxPerDay,
    @Nullable Double max) {

  static ActionRow of(int key, int branchKey, Branch branch, Action action, ScoreModel model) {
    Measure.Kind kind = action.measure().kind();
    Integer window = action.window() == null ? Integer.valueOf(model.window()) : action.window();
    Decay decay = action.decay() == null ? model.decay() : action.decay();
    return new ActionRow(
        key,
        branchKey,
        branch.slug(),
        action,
        Aggregate.of(kind),
        kind == Measure.Kind.EVER ? null : window,
        kind.decays() ? decay : Decay.NONE,
        kind == Measure.Kind.DAYS ? least(1, action.maxPerDay()) : action.maxPerDay(),
        kind == Measure.Kind.EVER ? least(1, action.max()) : action.max());
  }

  private static Double least(double limit, @Nullable Double other) {
    return other == null ? limit : Math.min(limit, other);
  }

  /** The name that people script against: {@code branch.action}. */
  public String path() {
    return branch + "." + action.slug();
  }
}
