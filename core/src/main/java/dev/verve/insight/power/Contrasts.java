package dev.verve.insight.power;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.stats.Effect;
import dev.verve.stats.Moments;
import dev.verve.stats.MultipleTests;
import dev.verve.stats.StratifiedDifference;
import dev.verve.stats.StratifiedDifference.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums of both groups by stratum, from which each action is compared. */
final class Contrasts {
  /** Users, users who did it, how often, and the sum of the squares of how often. */
  private record Sums(long users, double total, double squares) {
    static final Sums NONE = new Sums(0, 0, 0);

    Moments shares(long group) {
      return moments(group, (double) users, (double) users);
    }

    Moments amounts(long group) {
      return moments(group, total, squares);
    }

    private static Moments moments(long n, double total, double squares) {
      if (n == 0) {
        return Moments.NONE;
      }
      double mean = total / n;
      return new Moments(n, mean, n < 2 ? 0 : Math.max(0, squares - total * mean));
    }
  }

  private final Map<String, long[]> strata = new LinkedHashMap<>();
  private final Map<String, Map<String, Sums[]>> events = new LinkedHashMap<>();

  private Contrasts() {}

  /** Reads the strata and the sums of a relation's users. */
  static Contrasts read(Engine engine, String stratum, String sums) {
    Contrasts contrasts = new Contrasts();
    engine.each(
        stratum,
        row ->
            contrasts.strata.computeIfAbsent(stratum(row), s -> new long[2])[side(row)] +=
                row.whole("users"));
    engine.each(sums, contrasts::add);
    return contrasts;
  }

  private void add(Row row) {
    Sums[] sums =
        events
            .computeIfAbsent(row.string("event"), event -> new HashMap<>())
            .computeIfAbsent(stratum(row), s -> new Sums[] {Sums.NONE, Sums.NONE});
    sums[side(row)] = new Sums(row.whole("users"), row.real("total"), row.real("squares"));
  }

  private static String stratum(Row row) {
    return row.string("tenure") + "\n" + row.string("segment");
  }

  private static int side(Row row) {
    return row.string("side").equals("high") ? 0 : 1;
  }

  long high() {
    return strata.values().stream().mapToLong(users -> users[0]).sum();
  }

  long low() {
    return strata.values().stream().mapToLong(users -> users[1]).sum();
  }

  /** Every action, the largest standardised difference of shares first. */
  List<ActionContrast> all(Set<String> scored) {
    List<ActionContrast> found = new ArrayList<>();
    events.forEach((event, sums) -> found.add(contrast(event, scored.contains(event), sums)));
    List<ActionContrast> tested =
        found.stream().filter(contrast -> contrast.share().value().isPresent()).toList();
    double[] adjusted =
        MultipleTests.benjaminiHochberg(
            tested.stream().mapToDouble(contrast -> effect(contrast).p()).toArray());
    Map<String, Double> byEvent = new HashMap<>();
    for (int i = 0; i < adjusted.length; i++) {
      byEvent.put(tested.get(i).event(), adjusted[i]);
    }
    return found.stream()
        .map(contrast -> contrast.withAdjustedP(byEvent.getOrDefault(contrast.event(), 1.0)))
        .sorted(
            Comparator.comparingDouble(Contrasts::size)
                .reversed()
                .thenComparing(ActionContrast::event))
        .toList();
  }

  private static Effect effect(ActionContrast contrast) {
    return contrast.share().value().orElseThrow().effect();
  }

  private static double size(ActionContrast contrast) {
    return contrast.share().value().map(d -> Math.abs(d.effect().value())).orElse(0.0);
  }

  private ActionContrast contrast(String event, boolean isScored, Map<String, Sums[]> sums) {
    List<Stratum> shares = new ArrayList<>();
    List<Stratum> amounts = new ArrayList<>();
    strata.forEach(
        (stratum, users) -> {
          Sums[] here = sums.getOrDefault(stratum, new Sums[] {Sums.NONE, Sums.NONE});
          shares.add(new Stratum(here[0].shares(users[0]), here[1].shares(users[1])));
          amounts.add(new Stratum(here[0].amounts(users[0]), here[1].amounts(users[1])));
        });
    return new ActionContrast(
        event,
        isScored,
        use(sums, 0, high()),
        use(sums, 1, low()),
        StratifiedDifference.of(shares),
        StratifiedDifference.of(amounts),
        1);
  }

  private static GroupUse use(Map<String, Sums[]> sums, int side, long group) {
    return new GroupUse(
        sums.values().stream().mapToLong(s -> s[side].users()).sum(),
        group,
        sums.values().stream().mapToDouble(s -> s[side].total()).sum());
  }
}
