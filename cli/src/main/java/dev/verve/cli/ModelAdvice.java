package dev.verve.cli;

import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.List;

/** What is allowed in a model but seldom wise. */
final class ModelAdvice {
  private static final int LONG_WINDOW = 90;

  private ModelAdvice() {}

  static List<String> of(ScoreModel model) {
    List<String> advice = new ArrayList<>();
    if (model.window() > LONG_WINDOW) {
      advice.add(
          "the window of %d days hides a drop for months; 7, 14 or 30 days are usual"
              .formatted(model.window()));
    }
    if (model.actions().count() > 1
        && model.actions().mapToDouble(action -> action.weight()).distinct().count() == 1) {
      advice.add(
          "all actions weigh the same, so that the score counts quantity and not value; weigh what"
              + " goes with retention");
    }
    return advice;
  }
}
