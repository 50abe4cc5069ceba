package dev.verve.insight.diagnosis;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Trait;
import dev.verve.sql.DiagnosisSql;
import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at every action in every segment, and in every pair of segments, among users who stay. The
 * engine sums once at the crossing of all traits; the rest are sums of these sums.
 */
final class SpotReader {
  /** Below, the tails of a mean of skewed values are not yet normal. */
  private static final long LEAST_USERS = 100;

  /** Crossings of all traits beyond which the data is too thin to look into each. */
  private static final int MOST_CELLS = 20_000;

  private final Engine engine;
  private final DiagnosisSql sql;

  SpotReader(Engine engine, DiagnosisSql sql) {
    this.engine = engine;
    this.sql = sql;
  }

  /** Sums of how far an action moved users; they add. */
  private record Moved(double total, double squares) {
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

  List<Spot> spots(PartKeys keys) {
    List<Trait> traits = sql.segments();
    if (traits.isEmpty()) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < traits.size(); i++) {
      columns.add("v" + i + "_to");
    }
    Map<List<String>, Long> users = new HashMap<>();
    engine.each(sql.stays(columns), row -> users.put(values(row, columns), row.whole("users")));
    if (users.size() > MOST_CELLS) {
      return List.of();
    }
    Map<Integer, Map<List<String>, Moved>> moved = new HashMap<>();
    engine.each(
        sql.spots(columns),
        row ->
            moved
                .computeIfAbsent((int) row.whole("action_key"), key -> new HashMap<>())
                .put(values(row, columns), new Moved(row.real("total"), row.real("squares"))));
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < traits.size(); i++) {
      for (int j = i; j < traits.size(); j++) {
        int[] positions = i == j ? new int[] {i} : new int[] {i, j};
        for (Map.Entry<Integer, Map<List<String>, Moved>> entry : moved.entrySet()) {
          ActionRow action = keys.actions().get(entry.getKey());
          spots.addAll(spots(traits, positions, action, users, entry.getValue()));
        }
      }
    }
    return spots;
  }

  private static List<String> values(Row row, List<String> columns) {
    return columns.stream().map(row::string).toList();
  }

  private static List<Spot> spots(
      List<Trait> traits,
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
      names.add(traits.get(position).name());
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
