package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The change of the average by who stayed, left and came, and by bands before and after. Every user
 * counts as far as the user stands off the middle of the averages of those who stayed.
 */
final class PopulationSplit {
  private final List<Cell> cells;
  private final double usersFrom;
  private final double usersTo;
  private final double base;

  PopulationSplit(List<Cell> cells) {
    this.cells = cells;
    Pool before = Pool.before(cells, at -> at.isPresent());
    Pool after = Pool.after(cells, at -> at.isPresent());
    this.usersFrom = before.users();
    this.usersTo = after.users();
    PairSums stayed = sums().getOrDefault(Presence.STAYS, PairSums.NONE);
    this.base =
        stayed.users() == 0
            ? (before.mean() + after.mean()) / 2
            : (stayed.from() + stayed.to()) / 2 / stayed.users();
  }

  Map<Presence, PairSums> sums() {
    Map<Presence, PairSums> sums = new EnumMap<>(Presence.class);
    cells.forEach(cell -> sums.merge(cell.presence(), cell.sums(), PairSums::plus));
    return sums;
  }

  GroupEffect group(Presence presence) {
    PairSums own = sums().getOrDefault(presence, PairSums.NONE);
    return new GroupEffect(own.users(), effect(presence, own));
  }

  List<BandEffect> bands() {
    List<BandEffect> effects = new ArrayList<>();
    for (Cell cell : cells) {
      effects.add(
          new BandEffect(
              cell.from().map(at -> at.get(0)).orElse(null),
              cell.to().map(at -> at.get(0)).orElse(null),
              cell.sums().users(),
              value(cell.presence(), cell.sums())));
    }
    effects.sort(
        Comparator.comparingDouble((BandEffect effect) -> -Math.abs(effect.effect()))
            .thenComparing(effect -> effect.from() + " " + effect.to()));
    return effects;
  }

  private double value(Presence presence, PairSums sums) {
    double to = presence.after() ? (sums.to() - sums.users() * base) / usersTo : 0;
    double from = presence.before() ? (sums.from() - sums.users() * base) / usersFrom : 0;
    return to - from;
  }

  /** A mean over everybody of what is 0 for others; the base is taken as given. */
  private Effect effect(Presence presence, PairSums sums) {
    double a = presence.before() ? -1 / usersFrom : 0;
    double b = presence.after() ? 1 / usersTo : 0;
    double value = value(presence, sums);
    double share = sums.users() / Math.max(usersFrom, usersTo);
    double squares = sums.squares(a, b, -(a + b) * base);
    double around = sums.users() == 0 ? 0 : squares - value * value / sums.users() * share;
    return new Shift(value, Math.sqrt(Math.max(0, around))).effect();
  }
}
