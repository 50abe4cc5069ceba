package dev.verve.insight.evidence;

import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.Estimate;
import dev.verve.stats.LogisticRegression;
import dev.verve.stats.Measured;
import dev.verve.stats.SignedFit;
import dev.verve.stats.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The weights of a table whose actions are capped, with all that is said about each. */
final class Learned {
  private final List<String> actions;
  private final double[] totals;
  private final SignedFit signed;
  private final BootstrapWeights bootstrap;
  private final Optional<Points> points;

  private Learned(
      ActionTable capped, SignedFit signed, BootstrapWeights bootstrap, Optional<Points> points) {
    this.actions = capped.actions();
    this.totals = capped.totals();
    this.signed = signed;
    this.bootstrap = bootstrap;
    this.points = points;
  }

  static Learned from(
      ActionTable capped,
      SignedFit signed,
      LogisticRegression regression,
      BootstrapWeights.Plan plan) {
    BootstrapWeights bootstrap =
        BootstrapWeights.of(regression, capped.sample(), capped.clusterOfRow(), plan);
    return new Learned(capped, signed, bootstrap, Points.of(bootstrap.fit().weights(), capped));
  }

  OptionalDouble lostByRounding() {
    return points.map(it -> OptionalDouble.of(it.lost())).orElseGet(OptionalDouble::empty);
  }

  double[] values() {
    return bootstrap.fit().weights();
  }

  /** One for each action of the whole table, those that were left out included. */
  List<LearnedWeight> weights(List<String> all, Caps caps) {
    List<LearnedWeight> weights = new ArrayList<>();
    int[] kept = caps.kept();
    for (int action = 0; action < all.size(); action++) {
      int at = Arrays.binarySearch(kept, action);
      weights.add(
          at < 0 ? leftOut(all.get(action), caps.reason(action)) : weight(at, caps.cap(action)));
    }
    return weights;
  }

  static LearnedWeight leftOut(String action, String reason) {
    Unknown unknown = new Unknown(reason);
    return new LearnedWeight(
        action, unknown, OptionalLong.empty(), unknown, OptionalDouble.empty(), reason);
  }

  private LearnedWeight weight(int at, double cap) {
    Measured weight = bootstrap.weight(at);
    Estimate free = signed.weight(at);
    OptionalLong rounded =
        points.map(it -> OptionalLong.of(it.values().get(at))).orElseGet(OptionalLong::empty);
    return new LearnedWeight(
        actions.get(at),
        weight,
        rounded,
        free,
        Double.isFinite(cap) ? OptionalDouble.of(cap) : OptionalDouble.empty(),
        LearnedWeight.note(weight, free, rounded));
  }

  /** How many of the most usual sure action go with as much as one of each other. */
  List<String> says() {
    int[] sure =
        IntStream.range(0, actions.size()).filter(at -> bootstrap.weight(at).low() > 0).toArray();
    if (sure.length < 2) {
      return List.of();
    }
    int unit = sure[most(IntStream.of(sure).mapToDouble(at -> totals[at]).toArray())];
    return IntStream.of(sure)
        .filter(at -> at != unit)
        .boxed()
        .flatMap(at -> bootstrap.ratio(at, unit).measured().map(it -> say(at, unit, it)).stream())
        .toList();
  }

  private String say(int action, int unit, Measured ratio) {
    return String.format(
        Locale.ROOT,
        "One more %s went with as much as %.1f of %s (%.1f to %.1f).",
        actions.get(action),
        ratio.value(),
        actions.get(unit),
        ratio.low(),
        ratio.high());
  }

  private static int most(double[] values) {
    int most = 0;
    for (int i = 1; i < values.length; i++) {
      most = values[i] > values[most] ? i : most;
    }
    return most;
  }
}
