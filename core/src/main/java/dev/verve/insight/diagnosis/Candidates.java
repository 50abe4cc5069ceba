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

  private record Candidate(Cause.View view, String name, Effect effect, double p) {}

  Candidates(DiagnosisOptions options) {
    this.options = options;
  }

  void add(Cause.View view, String name, Effect effect) {
    found.add(new Candidate(view, name, effect, effect.p()));
  }

  /** Adds each value of a view that has users enough to be tested. */
  void add(Cause.View view, SegmentView segments) {
    segments.effects().forEach(effect -> add(view, segments.name(effect), effect));
  }

  void add(Cause.View view, String name, SegmentEffect effect) {
    if (effect.tested().isPresent() && effect.excess().isPresent()) {
      Effect own = effect.tested().get();
      Effect beyond = effect.excess().get();
      boolean agree = effect.strength() != 0;
      Effect least = Math.abs(own.value()) <= Math.abs(beyond.value()) ? own : beyond;
      Effect none = new Effect(0, Math.min(0, own.low()), Math.max(0, own.high()), 1);
      found.add(new Candidate(view, name, agree ? least : none, agree ? effect.p() : 1));
    }
  }

  /** All causes, those to report first, the largest first. */
  List<Cause> judge() {
    double[] adjusted =
        MultipleTests.benjaminiHochberg(found.stream().mapToDouble(Candidate::p).toArray());
    List<Cause> causes = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Candidate one = found.get(i);
      boolean large = Math.abs(one.effect.value()) >= options.leastEffect();
      causes.add(
          new Cause(
              one.view,
              one.name,
              one.effect,
              adjusted[i],
              large && adjusted[i] <= options.level()));
    }
    causes.sort(
        Comparator.comparing((Cause cause) -> !cause.significant())
            .thenComparing(cause -> -Math.rint(Math.abs(cause.effect().value()) / SAME))
            .thenComparing(Cause::view)
            .thenComparing(Cause::name));
    return List.copyOf(causes);
  }
}
