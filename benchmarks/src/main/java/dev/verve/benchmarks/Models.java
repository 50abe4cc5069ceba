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

  private static ScoreModel model(String head, String limits) {
    StringBuilder text = new StringBuilder("name: benchmark\n").append(head);
    text.append("scale: {method: saturating, half: 8}\nactions:\n");
    for (int i = 0; i < 30; i++) {
      text.append("  event_%02d: {weight: %d%s}\n".formatted(i, 1 + i % 5, limits));
    }
    return ModelReader.read("benchmark.yaml", text.toString());
  }
}
