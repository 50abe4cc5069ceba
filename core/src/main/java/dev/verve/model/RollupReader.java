package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code accounts: {rollup: mean}} and its kin. */
final class RollupReader {
  private RollupReader() {}

  static Optional<Rollup> read(YamlField field) {
    Map<String, YamlField> fields = field.fields(Set.of("rollup", "scale"));
    YamlField rollup = fields.get("rollup");
    if (rollup == null) {
      if (field.isMapping()) {
        field.problem("accounts need a rollup", "Write `accounts: {rollup: mean}`.");
      }
      return Optional.empty();
    }
    if (rollup.isMapping()) {
      refuseScale(fields.get("scale"));
      return top(rollup);
    }
    Optional<Rollup.Kind> kind = Words.read(rollup, Rollup.Kind.values(), Rollup.Kind::word);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == Rollup.Kind.TOP) {
      rollup.problem("rollup top needs a number", "Write `rollup: {top: 3}`.");
      return Optional.empty();
    }
    if (kind.get() != Rollup.Kind.SUM) {
      refuseScale(fields.get("scale"));
      return Optional.of(new Rollup(kind.get(), 0, null));
    }
    YamlField scale = fields.get("scale");
    if (scale == null) {
      field.problem(
          "rollup sum needs a scale of its own",
          "Add `scale: {method: saturating, half: median}` beside it.");
      return Optional.empty();
    }
    return ScaleReader.read(scale).map(s -> new Rollup(Rollup.Kind.SUM, 0, s));
  }

  private static Optional<Rollup> top(YamlField rollup) {
    YamlField top = rollup.fields(Set.of("top")).get("top");
    if (top == null) {
      return Optional.empty();
    }
    Optional<Double> number = top.number();
    if (number.isPresent() && (number.get() < 1 || number.get() != Math.rint(number.get()))) {
      top.problem("top takes a whole number from 1, found " + top.kind(), "");
      return Optional.empty();
    }
    return number.map(n -> new Rollup(Rollup.Kind.TOP, n.intValue(), null));
  }

  private static void refuseScale(@Nullable YamlField scale) {
    if (scale != null) {
      scale.problem(
          "only rollup sum takes a scale; the others are made of scores already", "Drop it.");
    }
  }
}
