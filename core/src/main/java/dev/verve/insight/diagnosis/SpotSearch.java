package dev.verve.insight.diagnosis;

import dev.verve.plan.ActionRow;
import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at every action in every segment, and in every pair of segments, among users who stay: sums
 * of the sums at the crossing of all traits.
 */
final class SpotSearch {
  /** Below, the tails of a mean of skewed values are not yet normal. */
  private static final long LEAST_USERS = 100;

  private final List<String> traits;
  private final PartKeys keys;

  /**
   * A search.
   *
   * @param traits the traits by whose values the parts are told apart
   */
  SpotSearch(List<String> traits, PartKeys keys) {
    this.traits = List.copyOf(traits);
    this.keys = keys;
  }

  /** Sums of how far an action moved users; they add. */
  private record Moved(double total, double squares) {
    static Moved of(PairSums sums) {
      return new Moved(sums.to() - sums.from(), sums.squares(-1, 1, 0));
    }

    Moved plus(Moved other) {
      return new Moved(total + other.total, squares + other.squares);
    }

    Moved minus(Moved other) {
      return new Moved(total - other.total, squares - other.squares);
    }

    Shift mean(long users) {
      double mean = total / users;
      double variance = Math.max(0, squares / users - mean * mean) / (users - 1);
      return new Shift(mean, Math.sqrt(variance));
    }
  }

  List<Spot> in(Parts parts) {
    Map<List<String>, Long> users = new HashMap<>();
    parts.places().stream()
        .filter(SpotSearch::isOfStaying)
        .forEach(place -> users.put(place.values(), place.users()));
    Map<Integer, Map<List<String>, Moved>> moved = new HashMap<>();
    parts
        .actions()
        .forEach(
            (action, sums) ->
                sums.forEach(
                    (place, sum) -> {
                      if (isOfStaying(place)) {
                        moved
                            .computeIfAbsent(action, key -> new HashMap<>())
                            .put(place.values(), Moved.of(sum));
                      }
                    }));
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < traits.size(); i++) {
      for (int j = i; j < traits.size(); j++) {
        int[] positions = i == j ? new int[] {i} : new int[] {i, j};
        for (Map.Entry<Integer, Map<List<String>, Moved>> entry : moved.entrySet()) {
          ActionRow action = keys.actions().get(entry.getKey());
          spots.addAll(spots(positions, action, users, entry.getValue()));
        }
      }
    }
    return spots;
  }

  /** Whether there is anything to tell apart: thin data is read without values. */
  private static boolean isOfStaying(Place place) {
    return place.presence() == Presence.STAYS && !place.values().isEmpty();
  }

  private List<Spot> spots(
      int[] positions,
      ActionRow action,
      Map<List<String>, Long> users,
      Map<List<String>, Moved> moved) {
    Map<List<String>, Long> counts = new HashMap<>();
    users.forEach((value, count) -> counts.merge(pick(value, positions), count, Long::sum));
    Map<List<String>, Moved> sums = new HashMap<>();
    moved.forEach((value, sum) -> sums.merge(pick(value, positions), sum, Moved::plus));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    Moved total = sums.values().stream().reduce(new Moved(0, 0), Moved::plus);
    List<String> names = new ArrayList<>();
    for (int position : positions) {
      names.add(traits.get(position));
    }
    List<Spot> spots = new ArrayList<>();
    sums.forEach(
        (value, sum) -> {
          long here = counts.getOrDefault(value, 0L);
          if (here >= LEAST_USERS && all - here >= LEAST_USERS) {
            Shift own = sum.mean(here);
            Effect excess = against(own, total.minus(sum).mean(all - here));
            spots.add(new Spot(names, value, action, here, own.value(), excess));
          }
        });
    return spots;
  }

  private static Effect against(Shift own, Shift others) {
    Effect apart =
        new Shift(own.value() - others.value(), Math.hypot(own.error(), others.error())).effect();
    double p = Math.max(apart.p(), own.effect().p());
    return new Effect(apart.value(), apart.low(), apart.high(), p);
  }

  private static List<String> pick(List<String> value, int[] positions) {
    return positions.length == 1
        ? List.of(value.get(positions[0]))
        : List.of(value.get(positions[0]), value.get(positions[1]));
  }
}
