package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import dev.verve.stats.MidpointSplit;
import dev.verve.stats.MidpointSplit.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The change of the average split over the values of one trait, or of two together. */
final class Slice {
  /** Fewer users at either date are split exactly but not tested. */
  private static final int LEAST_USERS = 30;

  private final List<Cell> cells;
  private final Pool allBefore;
  private final Pool allAfter;

  Slice(Collection<Cell> cells) {
    this.cells = List.copyOf(cells);
    this.allBefore = Pool.before(this.cells, Optional::isPresent);
    this.allAfter = Pool.after(this.cells, Optional::isPresent);
  }

  /** Each value's rate and mix, in the order of the values; they sum to the change. */
  List<SegmentEffect> effects() {
    List<List<String>> values =
        cells.stream()
            .flatMap(cell -> Stream.of(cell.from(), cell.to()))
            .flatMap(Optional::stream)
            .distinct()
            .sorted(Comparator.comparing(List::toString))
            .toList();
    List<Group> before = new ArrayList<>();
    List<Group> after = new ArrayList<>();
    for (List<String> value : values) {
      before.add(group(Pool.before(cells, of(value)), allBefore));
      after.add(group(Pool.after(cells, of(value)), allAfter));
    }
    List<MidpointSplit.Segment> parts = MidpointSplit.segments(before, after);
    List<SegmentEffect> effects = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double share = (before.get(i).share() + after.get(i).share()) / 2;
      effects.add(effect(values.get(i), share, parts.get(i), mix(values.get(i), parts.get(i))));
    }
    return effects;
  }

  private static Group group(Pool own, Pool all) {
    return new Group(own.users() / all.users(), own.mean());
  }

  /** The error of a mix follows from that of the change of its share. */
  private Effect mix(List<String> value, MidpointSplit.Segment part) {
    Predicate<Optional<List<String>>> own = of(value);
    double before = Pool.before(cells, own).users() / allBefore.users();
    double after = Pool.after(cells, own).users() / allAfter.users();
    double variance = 0;
    for (Cell cell : cells) {
      double is =
          cell.to().isEmpty() ? 0 : ((own.test(cell.to()) ? 1 : 0) - after) / allAfter.users();
      double was =
          cell.from().isEmpty()
              ? 0
              : ((own.test(cell.from()) ? 1 : 0) - before) / allBefore.users();
      variance += cell.sums().squares(0, 0, is - was);
    }
    double worth = after == before ? 0 : part.mix() / (after - before);
    return new Shift(part.mix(), Math.sqrt(variance) * Math.abs(worth)).effect();
  }

  private SegmentEffect effect(
      List<String> value, double share, MidpointSplit.Segment part, Effect mix) {
    Predicate<Optional<List<String>>> own = of(value);
    Predicate<Optional<List<String>>> rest = at -> at.isPresent() && !own.test(at);
    Optional<Effect> rate =
        isTested(own) ? Optional.of(change(own).times(share).effect()) : Optional.empty();
    Optional<Effect> excess =
        isTested(own) && isTested(rest)
            ? Optional.of(contrast(own, rest).times(share).effect())
            : Optional.empty();
    return new SegmentEffect(
        value,
        Math.round(Pool.before(cells, own).users()),
        Math.round(Pool.after(cells, own).users()),
        part.rate(),
        part.mix(),
        rate,
        excess,
        mix);
  }

  /** Whether there are users enough at both dates. */
  boolean isTested(Predicate<Optional<List<String>>> some) {
    return Pool.before(cells, some).users() >= LEAST_USERS
        && Pool.after(cells, some).users() >= LEAST_USERS;
  }

  /** By how much the mean of some users changed. */
  private Shift change(Predicate<Optional<List<String>>> some) {
    return contrast(some, Pool.NOBODY.holds());
  }

  /** By how much more the mean of some users changed than that of others. */
  Shift contrast(Predicate<Optional<List<String>>> some, Predicate<Optional<List<String>>> others) {
    Pool before = Pool.before(cells, some);
    Pool after = Pool.after(cells, some);
    Pool otherBefore = Pool.before(cells, others);
    Pool otherAfter = Pool.after(cells, others);
    double variance = 0;
    for (Cell cell : cells) {
      double a = -weight(cell.from(), before, otherBefore);
      double b = weight(cell.to(), after, otherAfter);
      double centre =
          -a * mean(cell.from(), before, otherBefore) - b * mean(cell.to(), after, otherAfter);
      variance += cell.sums().squares(a, b, centre);
    }
    double change = after.mean() - before.mean() - (otherAfter.mean() - otherBefore.mean());
    return new Shift(change, Math.sqrt(variance));
  }

  private static double weight(Optional<List<String>> at, Pool some, Pool others) {
    return some.holds().test(at)
        ? 1 / some.users()
        : others.holds().test(at) ? -1 / others.users() : 0;
  }

  private static double mean(Optional<List<String>> at, Pool some, Pool others) {
    return some.holds().test(at) ? some.mean() : others.mean();
  }

  static Predicate<Optional<List<String>>> of(List<String> value) {
    return at -> at.isPresent() && at.get().equals(value);
  }
}
