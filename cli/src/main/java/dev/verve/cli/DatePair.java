package dev.verve.cli;

import dev.verve.engine.ScoredPair;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Names;
import java.time.LocalDate;

/**
 * Two dates of one run, on one scale. The scale is fitted at the later date, so that its scores are
 * those that {@code score} gives.
 */
final class DatePair {
  private DatePair() {}

  /** Refuses dates that do not lie in order. */
  static void requireOrder(LocalDate from, LocalDate to) {
    if (!from.isBefore(to)) {
      throw UserError.of(
          Place.option("--from " + from),
          "it must lie before --to " + to,
          "Give two dates in order.");
    }
  }

  static ScoredPair score(Job job, LocalDate from, LocalDate to) {
    requireOrder(from, to);
    ScoredPair pair = job.run().both(from, new Names("_from"), to, new Names("_to"), to);
    FitNotice.note(job, pair.to());
    return pair;
  }
}
