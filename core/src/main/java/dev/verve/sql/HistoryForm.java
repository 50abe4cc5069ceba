package dev.verve.sql;

import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;

/** The cheapest exact way to the scores of every day of a range. */
public enum HistoryForm {
  /**
   * Points of all actions add and share a window and a decay: one sum per entity at each change.
   */
  SUMS,
  /** Nothing decays: each action's amount at each change, then curves and caps. */
  CHANGES,
  /** Everything else: each day anew. */
  DAYS;

  /** Powers of two beyond this are left to {@link #DAYS}, well before numbers overflow. */
  private static final double HIGHEST_POWER = 500;

  /** The form for a model and a range of days. */
  public static HistoryForm of(BoundModel model, Bounds days) {
    ActionRow first = model.actions().get(0);
    boolean even = model.actions().stream().allMatch(row -> adds(row) && isTimedLike(row, first));
    if (even && !model.capsBranches() && fits(first, days)) {
      return SUMS;
    }
    return model.actions().stream().allMatch(row -> row.decay().equals(Decay.NONE))
        ? CHANGES
        : DAYS;
  }

  private static boolean adds(ActionRow row) {
    return row.aggregate() == Aggregate.SUM
        && row.max() == null
        && row.windowDays() != null
        && row.action().curve().equals(Curve.LINEAR);
  }

  private static boolean isTimedLike(ActionRow row, ActionRow other) {
    return row.decay().equals(other.decay())
        && row.windowDays() != null
        && row.windowDays().equals(other.windowDays());
  }

  private static boolean fits(ActionRow row, Bounds days) {
    Integer window = row.windowDays();
    long longest = Math.max(days.length(), window == null ? 0 : window);
    return row.decay().kind() != Decay.Kind.HALF_LIFE
        || longest / row.decay().days() < HIGHEST_POWER;
  }
}
