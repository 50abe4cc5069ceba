package dev.verve.duckdb;

import java.util.List;
import java.util.SplittableRandom;

/** Score models drawn at random, as text. */
final class RandomModel {
  private static final List<String> MEASURES =
      List.of("count", "days", "ever", "{sum: amount}", "{max: amount}", "{distinct: page}");
  private static final List<String> CURVES =
      List.of("linear", "sqrt", "log", "{tiers: {0: 1, 3: 4}}", "{between: {1: 2, 8: 5.5}}");
  private static final List<String> SCALES =
      List.of(
          "{method: saturating, half: median}",
          "{method: cap, at: p90}",
          "{method: log, at: 40}",
          "{method: percentile}");

  private final SplittableRandom random;

  RandomModel(SplittableRandom random) {
    this.random = random;
  }

  /** Points add: counts and sums with one window. */
  String adding(String decay) {
    return adding(decay, List.of("count", "{sum: amount}"), 0.1);
  }

  /** Points add without rounding: whole counts by whole quarters. */
  String addingWhole() {
    return adding("", List.of("count", "days"), 0)
        + "overrides:\n  - when: {plan: pro}\n    weights: {action1: 4.5}\n";
  }

  private String adding(String decay, List<String> measures, double more) {
    StringBuilder model = head(decay);
    model.append("accounts: {rollup: mean}\ntree:\n  one:\n    actions:\n");
    for (int event = 0; event < 4; event++) {
      model.append(action(event, oneOf(measures), more));
      model.append(random.nextBoolean() ? perDay() : "");
      model.append("}\n");
    }
    return model.toString();
  }

  /** Everything that a model can say. */
  String anything(String decay) {
    StringBuilder model = head(decay);
    model.append("overrides:\n  - when: {plan: pro}\n    weights: {action1: 4.5}\n");
    model.append("exclude: {where: {plan: test}}\ntree:\n");
    for (int branch = 0; branch < 2; branch++) {
      model.append("  branch").append(branch).append(":\n");
      if (random.nextBoolean()) {
        model.append("    max_points: ").append(random.nextInt(5, 30)).append('\n');
      }
      model.append("    actions:\n");
      for (int event = 2 * branch; event < 2 * branch + 2; event++) {
        String measure = oneOf(MEASURES);
        model.append(action(event, measure, 0.1)).append(", curve: ").append(oneOf(CURVES));
        model.append(limits(measure)).append("}\n");
      }
    }
    return model.toString();
  }

  private StringBuilder head(String decay) {
    StringBuilder model = new StringBuilder("name: drawn\nwindow: ");
    model.append(random.nextInt(1, 25)).append("d\nscale: ").append(oneOf(SCALES)).append('\n');
    return decay.isEmpty() ? model : model.append("decay: ").append(decay).append('\n');
  }

  private String action(int event, String measure, double more) {
    return "      action%d: {event: event%d, measure: %s, weight: %s"
        .formatted(event, event, measure, random.nextInt(-2, 9) / 4.0 + more);
  }

  private String limits(String measure) {
    StringBuilder limits = new StringBuilder();
    if (!measure.equals("ever")) {
      limits.append(random.nextBoolean() ? ", window: " + random.nextInt(1, 20) + "d" : "");
      limits.append(random.nextBoolean() ? ", max: " + random.nextInt(1, 9) : "");
      boolean daily = measure.equals("count") || measure.startsWith("{sum");
      limits.append(daily && random.nextBoolean() ? perDay() : "");
    }
    return limits.toString();
  }

  private String perDay() {
    return ", max_per_day: " + random.nextInt(1, 4);
  }

  private String oneOf(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
