package dev.verve.insight.evidence;

import dev.verve.model.Curve;
import dev.verve.model.Decay;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A decay and a curve to try, with the training dates read that way.
 *
 * @param decay the decay
 * @param curve the curve
 * @param training the training dates, ascending
 */
record Candidate(Decay decay, Curve curve, List<CutTable> training) {
  private static final long SEED = 1;

  /**
   * How well it predicts training dates that it was not fitted to: the last by the earlier ones, or
   * by folds where there is only one.
   */
  PenaltyChoice.Result result() {
    if (training.size() == 1) {
      ActionTable only = CutTable.stacked(training, curve);
      return PenaltyChoice.overFolds(only.capped(Caps.of(only)), SEED);
    }
    int last = training.size() - 1;
    ActionTable earlier = CutTable.stacked(training.subList(0, last), curve);
    ActionTable later = CutTable.stacked(training.subList(last, last + 1), curve);
    Caps caps = Caps.of(earlier);
    return PenaltyChoice.best(
        List.of(new PenaltyChoice.Split(earlier.capped(caps), later.capped(caps))));
  }

  /** Half-lives around a window, and none. */
  static List<Decay> decays(int window) {
    return IntStream.of(0, window / 8, window / 4, window / 2, window)
        .distinct()
        .mapToObj(days -> days == 0 ? Decay.NONE : Decay.halfLife(days))
        .toList();
  }
}
