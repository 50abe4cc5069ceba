package dev.verve.insight.evidence;

import dev.verve.model.Decay;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How days up to a date count for the actions that do not say it themselves.
 *
 * @param window days that count
 * @param decay how they lose weight
 */
public record Counting(int window, Decay decay) {
  private static final long LONGER = 4;

  static Counting of(ScoreModel model) {
    return new Counting(model.window(), model.decay());
  }

  /** What to try where users are looked at young, with nothing before the window. */
  static List<Counting> within(ScoreModel model) {
    return around(model, 0);
  }

  /**
   * What to try for a model: none and half-lives around its window, and where the events reach
   * back, half-lives in a window so long that the silent are still told apart by how long.
   *
   * @param history days of events before the first cut
   */
  static List<Counting> around(ScoreModel model, long history) {
    int window = model.window();
    Set<Counting> tried = new LinkedHashSet<>();
    tried.add(of(model));
    tried.add(new Counting(window, Decay.NONE));
    for (int part : new int[] {8, 4, 2, 1}) {
      int halfLife = window / part;
      if (halfLife > 0) {
        tried.add(new Counting(window, Decay.halfLife(halfLife)));
      }
    }
    for (long reach : new long[] {Math.min(history, LONGER * window), history}) {
      for (int part : new int[] {8, 4, 2, 1}) {
        int halfLife = window / part;
        if (reach > window && halfLife > 0) {
          tried.add(new Counting(Math.toIntExact(reach), Decay.halfLife(halfLife)));
        }
      }
    }
    return new ArrayList<>(tried);
  }

  ScoreModel in(ScoreModel model) {
    return model.withWindow(window).withDecay(decay);
  }
}
