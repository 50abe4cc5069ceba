package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Splits the change over each trait, and finds the two that tell more together than alone. */
final class SegmentSplit {
  /** Traits with more values are split, but not crossed with others. */
  private static final int MOST_VALUES = 50;

  /** How certain it must be that a pair differs from the rest of each of its two segments. */
  private static final double PAIR_LEVEL = 0.01;

  /** A pair that brought less than this share of what its larger segment did is a part of it. */
  private static final double PAIR_SHARE = 0.5;

  private final Function<List<String>, List<Cell>> cells;
  private final List<String> traits;
  private final List<SegmentView> views = new ArrayList<>();

  /**
   * A split.
   *
   * @param cells reads the cells of users by where they stand in columns: {@code v0} is the first
   *     trait, {@code v1} the second
   */
  SegmentSplit(Function<List<String>, List<Cell>> cells, List<String> traits) {
    this.cells = cells;
    this.traits = traits;
    for (int i = 0; i < traits.size(); i++) {
      views.add(
          new SegmentView(
              List.of(traits.get(i)), new Slice(cells.apply(List.of("v" + i))).effects()));
    }
  }

  List<SegmentView> views() {
    return List.copyOf(views);
  }

  /** The pair with the strongest crossing, where one differs from both of its segments. */
  Optional<SegmentView> pair() {
    record Found(SegmentView view, double strength) {}
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < traits.size(); i++) {
      for (int j = i + 1; j < traits.size(); j++) {
        if (views.get(i).effects().size() <= MOST_VALUES
            && views.get(j).effects().size() <= MOST_VALUES) {
          Slice slice = new Slice(cells.apply(List.of("v" + i, "v" + j)));
          SegmentView view =
              new SegmentView(List.of(traits.get(i), traits.get(j)), slice.effects());
          double least = PAIR_SHARE * Math.max(strongest(i), strongest(j));
          crossing(slice, view, least).ifPresent(s -> found.add(new Found(view, Math.abs(s))));
        }
      }
    }
    return found.stream().max(Comparator.comparingDouble(Found::strength)).map(Found::view);
  }

  private double strongest(int trait) {
    return views.get(trait).effects().stream()
        .mapToDouble(effect -> Math.abs(effect.strength()))
        .max()
        .orElse(0);
  }

  private static Optional<Double> crossing(Slice slice, SegmentView view, double least) {
    return view.effects().stream()
        .filter(effect -> Math.abs(effect.strength()) >= least && effect.strength() != 0)
        .max(Comparator.comparingDouble(effect -> Math.abs(effect.strength())))
        .filter(effect -> differs(slice, effect, 0) && differs(slice, effect, 1))
        .map(SegmentEffect::strength);
  }

  /** Whether a crossing changed otherwise than the rest of one of its two segments. */
  private static boolean differs(Slice slice, SegmentEffect effect, int trait) {
    Predicate<Optional<List<String>>> own = Slice.of(effect.value());
    Predicate<Optional<List<String>>> rest =
        at ->
            at.isPresent()
                && at.get().get(trait).equals(effect.value().get(trait))
                && !own.test(at);
    if (!slice.isTested(own) || !slice.isTested(rest)) {
      return false;
    }
    Effect apart = slice.contrast(own, rest).effect();
    return apart.p() < PAIR_LEVEL && apart.value() * effect.strength() > 0;
  }
}
