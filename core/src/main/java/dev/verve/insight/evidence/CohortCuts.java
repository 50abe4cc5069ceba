package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.plan.BoundModel;
import dev.verve.sql.PopulationSql;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Splits users by the day they started, so that all are looked at equally old and the later
 * starters are judged on.
 *
 * @param after days from the own start to the look
 * @param testFrom the first day of start that is judged on; empty for the last third of starters
 */
public record CohortCuts(int after, Optional<LocalDate> testFrom) {
  private static final double LEARNED_ON = 2.0 / 3;
  private static final double EARLIER = 0.4;

  Conclusion<Cuts> of(Engine engine, BoundModel model, EventSpan span, OutcomeLog log) {
    TreeMap<LocalDate, Long> starts = starts(engine, model, span);
    LocalDate closed = log.lastKnown().minusDays((long) log.outcome().days() + after);
    TreeMap<LocalDate, Long> known = new TreeMap<>(starts.headMap(closed, true));
    LocalDate split = testFrom.orElseGet(() -> at(known, LEARNED_ON).orElse(span.first()));
    TreeMap<LocalDate, Long> learned = new TreeMap<>(known.headMap(split, false));
    if (learned.isEmpty() || known.tailMap(split, true).isEmpty()) {
      return Conclusion.refused(
          "No users to learn on and to judge on: %d days after the start and %d of the outcome, starts from %s to %s are closed by %s."
              .formatted(
                  after,
                  log.outcome().days(),
                  known.isEmpty() ? "none" : known.firstKey(),
                  known.isEmpty() ? "none" : known.lastKey(),
                  log.lastKnown()));
    }
    List<LocalDate> splits = new ArrayList<>();
    at(learned, EARLIER).filter(it -> it.isAfter(learned.firstKey())).ifPresent(splits::add);
    splits.add(split);
    return Conclusion.reached(new Cuts.Ages(after, splits, span.last()));
  }

  /** The first start with at least this share of users before it. */
  private static Optional<LocalDate> at(TreeMap<LocalDate, Long> starts, double share) {
    long all = starts.values().stream().mapToLong(Long::longValue).sum();
    return starts.keySet().stream()
        .filter(
            start ->
                starts.headMap(start, false).values().stream().mapToLong(Long::longValue).sum()
                    >= share * all)
        .findFirst()
        .or(() -> starts.isEmpty() ? Optional.empty() : Optional.of(starts.lastKey()));
  }

  private static TreeMap<LocalDate, Long> starts(Engine engine, BoundModel model, EventSpan span) {
    TreeMap<LocalDate, Long> starts = new TreeMap<>();
    String known = new PopulationSql(model, engine.dialect()).known(span.last(), span.first());
    engine.each(
        "select start, count(*) as users from (%s) p group by start"
            .formatted(CutReader.person(model, engine.dialect(), "(" + known + ")")),
        row -> starts.put(row.day("start"), row.whole("users")));
    return starts;
  }
}
