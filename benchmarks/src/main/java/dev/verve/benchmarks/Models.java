package dev.verve.benchmarks;

import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;

/** The models that are measured: 30 actions, weights 1 to 5. */
final class Models {
  private Models() {}

  static ScoreModel plain() {
    return model("window: 30d\n", "");
  }

  static ScoreModel decayed() {
    return model("window: 180d\ndecay: {half_life: 10d}\n", ", max_per_day: 3, max: 50");
  }

  static ScoreModel accounts() {
    return model("window: 30d\naccounts: {rollup: mean}\n", "");
  }

  static ScoreModel learned() {
    return model("window: 30d\noutcome: {event: event_00, within: 28d}\n", "");
  }

  /** The same score as {@link #plain}, its actions in six branches. */
  static ScoreModel branched() {
    StringBuilder text = new StringBuilder(head("window: 30d\n")).append("tree:\n");
    for (int i = 0; i < 30; i++) {
      if (i % 5 == 0) {
        text.append("  area-%d:\n    actions:\n".formatted(i / 5));
      }
      text.append("    ").append(action(i, ""));
    }
    return ModelReader.read("benchmark.yaml", text.toString());
  }

  private static ScoreModel model(String more, String limits) {
    StringBuilder text = new StringBuilder(head(more)).append("actions:\n");
    for (int i = 0; i < 30; i++) {
      text.append(action(i, limits));
    }
    return ModelReader.read("benchmark.yaml", text.toString());
  }

  private static String head(String more) {
    return "name: benchmark\n" + more + "scale: {method: saturating, half: 8}\n";
  }

  private static String action(int i, String limits) {
    return "  event_%02d: {weight: %d%s}\n".formatted(i, 1 + i % 5, limits);
  }
}
