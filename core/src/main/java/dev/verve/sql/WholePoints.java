package dev.verve.sql;

import dev.verve.model.Decay;
import dev.verve.plan.BoundModel;
import java.util.stream.DoubleStream;

/**
 * Whether points add and subtract without any rounding, so that what left a window leaves no trace
 * in a running sum. True where days hold whole amounts, nothing decays, and each weight and cap of
 * a day is a whole number of {@value #PARTS}ths that is small enough: a double then holds every sum
 * of fewer than 2^33 of the largest steps exactly (IEEE 754: whole numbers up to 2^53).
 */
final class WholePoints {
  private static final int PARTS = 1024;
  private static final double LARGEST = 1024;

  private WholePoints() {}

  static boolean in(BoundModel model) {
    return !model.sumsProperties()
        && model.actions().stream().allMatch(row -> row.decay().equals(Decay.NONE))
        && steps(model).allMatch(WholePoints::isWhole);
  }

  private static DoubleStream steps(BoundModel model) {
    DoubleStream weights = model.actions().stream().mapToDouble(row -> row.action().weight());
    DoubleStream overrides =
        model.model().overrides().stream()
            .flatMap(override -> override.weights().values().stream())
            .mapToDouble(Double::doubleValue);
    DoubleStream caps =
        model.actions().stream().mapToDouble(row -> row.maxPerDay() == null ? 0 : row.maxPerDay());
    return DoubleStream.concat(weights, DoubleStream.concat(overrides, caps));
  }

  private static boolean isWhole(double step) {
    return Math.abs(step) <= LARGEST && Math.rint(step * PARTS) == step * PARTS;
  }
}
