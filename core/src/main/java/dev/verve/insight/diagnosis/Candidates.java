package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import dev.verve.stats.MultipleTests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers what may be a cause, and judges all of it together: Benjamini and Hochberg over every
 * candidate, before any is left out for being small, so that looking at many costs what it should.
 */
final class Candidates {
  /** Effects that differ by less are the same, added in another order. */
  private static final double SAME = 1e-9;

  private final DiagnosisOptions options;
  private final List<Candidate> found = new ArrayList<>();

  /** The least share of a segment's effect that makes a crossing within it the better answer. */
  private static final double CROSSING_SHARE = 0.5;

  /**
   * A candidate.
   *
   * @param within for a crossing of two traits, the names of its two segments
   */
  private record Candidate(
      Cause.View view, String name, Effect effect, double p, List<String> within) {
    boolean isMostOf(Candidate segment) {
      double share = effect.value() / segment.effect.value();
      return segment.view == Cause.View.SEGMENT
          && within.contains(segment.name)
          && share >= CROSSING_SHARE;
    }
  }

  Candidates(DiagnosisOptions options) {
    this.options = options;
  }

  void add(Cause.View view, String name, Effect effect) {
    found.add(new Candidate(view, name, effect, effect.p(), List.of()));
  }

  /** Adds each value of a view that has users enough to be tested. */
  void add(Cause.View view, SegmentView segments) {
    segments
        .effects()
        .forEach(effect -> add(view, segments.name(effect), effect, segments.segmentsOf(effect)));
  }

  void add(Cause.View view, String name, SegmentEffect effect) {
    add(view, name, effect, List.of());
  }

  private void add(Cause.View view, String name, SegmentEffect effect, List<String> within) {
    if (effect.tested().isPresent() && effect.excess().isPresent()) {
      Effect own = effect.tested().get();
      Effect beyond = effect.excess().get();
      boolean agree = effect.strength() != 0;
      Effect least = Math.abs(own.value()) <= Math.abs(beyond.value()) ? own : beyond;
      Effect none = new Effect(0, Math.min(0, own.low()), Math.max(0, own.high()), 1);
      found.add(new Candidate(view, name, agree ? least : none, agree ? effect.p() : 1, within));
    }
  }

  /**
   * All causes, those to report first, the largest first. A crossing comes before its segments of
   * which it is most: that they fell is its doing.
   */
  List<Cause> judge() {
    double[] adjusted =
        MultipleTests.benjaminiHochberg(found.stream().mapToDouble(Candidate::p).toArray());
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Candidate one = found.get(i);
      boolean large = Math.abs(one.effect.value()) >= options.leastEffect();
      boolean significant = large && adjusted[i] <= options.level();
      placed.add(
          new Placed(
              new Cause(one.view, one.name, one.effect, adjusted[i], significant), size(one)));
    }
    placed.sort(
        Comparator.comparing((Placed one) -> !one.cause.significant())
            .thenComparing(one -> -Math.rint(one.size / SAME))
            .thenComparing(one -> one.cause.view() != Cause.View.PAIR)
            .thenComparing(one -> one.cause.view())
            .thenComparing(one -> one.cause.name()));
    return placed.stream().map(Placed::cause).toList();
  }

  private record Placed(Cause cause, double size) {}

  private double size(Candidate one) {
    return found.stream()
        .filter(other -> other.equals(one) || one.isMostOf(other))
        .mapToDouble(other -> Math.abs(other.effect.value()))
        .max()
        .orElse(0);
  }
}
