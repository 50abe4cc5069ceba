package dev.verve.insight.diagnosis;

import dev.verve.engine.EventSpan;
import dev.verve.insight.diagnosis.Cause.View;
import dev.verve.insight.diagnosis.Diagnosis.Population;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.stats.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the views together and judges their parts. */
final class Conclude {
  private final CellReader reader;
  private final BoundModel model;
  private final EventSpan span;
  private final DiagnosisOptions options;

  Conclude(CellReader reader, BoundModel model, EventSpan span, DiagnosisOptions options) {
    this.reader = reader;
    this.model = model;
    this.span = span;
    this.options = options;
  }

  Diagnosis of(LocalDate from, LocalDate to, Splits splits, List<Trait> traits, List<Spot> spots) {
    List<Cell> bands = reader.cells(List.of("band"));
    Pool before = Pool.before(bands, Optional::isPresent);
    Pool after = Pool.after(bands, Optional::isPresent);
    requireUsers(from, before);
    requireUsers(to, after);
    PopulationSplit split = new PopulationSplit(bands);
    Population population =
        new Population(
            split.group(Presence.STAYS), split.group(Presence.NEW), split.group(Presence.LOST));
    SegmentView cohorts =
        new SegmentView(List.of("cohort"), new Slice(reader.cells(List.of("week"))).effects());
    SegmentSplit segments =
        new SegmentSplit(reader::cells, traits.stream().map(Trait::name).toList());
    Optional<SegmentView> pair = segments.pair();
    Effect change = Shift.of(split.sums()).effect();
    Candidates candidates = new Candidates(options);
    candidates.add(View.AVERAGE, "average", change);
    splits.editTotals().ifPresent(edits -> edited(candidates, edits));
    splits.branches().forEach(b -> candidates.add(View.BRANCH, b.branch().slug(), b.tested()));
    splits.actions().forEach(a -> candidates.add(View.ACTION, a.action().path(), a.tested()));
    candidates.add(View.POPULATION, "lost users", population.lost().tested());
    newcomers(candidates, from, to);
    segments.views().forEach(view -> candidates.add(View.SEGMENT, view));
    pair.ifPresent(view -> candidates.add(View.PAIR, view));
    candidates.add(View.COHORT, cohorts);
    return new Diagnosis(
        from,
        to,
        Math.round(before.users()),
        Math.round(after.users()),
        before.mean(),
        after.mean(),
        change,
        splits.editTotals(),
        splits.branches(),
        splits.actions(),
        segments.views(),
        pair,
        population,
        cohorts,
        split.bands(),
        candidates.judge(),
        Spot.judge(spots, options),
        warnings(splits, traits));
  }

  /** What we changed is known and not sampled: it has no error. */
  private static void edited(Candidates candidates, Edits edits) {
    candidates.add(View.EDIT, "weights", exactly(edits.weights()));
    candidates.add(View.EDIT, "scale", exactly(edits.scale()));
  }

  private static Effect exactly(double value) {
    return new Shift(value, 0).effect();
  }

  private List<String> warnings(Splits splits, List<Trait> traits) {
    List<String> warnings = new ArrayList<>();
    if (splits.edits().isPresent()) {
      warnings.add(
          "segments, population, cohorts and bands contain what the change of the model brought");
    }
    if (model.model().segments().isEmpty()) {
      warnings.add("the model names no segments, so the change is not split over any");
    } else if (traits.isEmpty()) {
      warnings.add("no trait of the model's segments is in the data");
    }
    return warnings;
  }

  /**
   * Newcomers of the period against those of as long a period before it. That newcomers differ from
   * the others is no news: there were some before, too.
   */
  private void newcomers(Candidates candidates, LocalDate from, LocalDate to) {
    if (span.first().isAfter(from.minusDays(to.toEpochDay() - from.toEpochDay()))) {
      return;
    }
    SegmentView joined =
        new SegmentView(List.of("joined"), new Slice(reader.cells(List.of("joined"))).effects());
    joined.effects().stream()
        .filter(effect -> effect.value().get(0).equals("recent"))
        .forEach(
            effect -> {
              candidates.add(View.POPULATION, "how many joined", effect.mixTested());
              candidates.add(View.POPULATION, "who joined", effect);
            });
  }

  private static void requireUsers(LocalDate date, Pool pool) {
    if (pool.users() == 0) {
      throw UserError.of(
          Place.option(date.toString()),
          "nobody was there on this date",
          "Choose a date on or after the first event.");
    }
  }
}
