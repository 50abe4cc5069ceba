package dev.verve.cli;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Names;
import java.time.LocalDate;

/**
 * Two dates of one run, on one scale. The scale is fitted at the later date, so that its scores are
 * those that {@code score} gives.
 *
 * @param from the earlier
 * @param to the later
 */
record DatePair(Scored from, Scored to) {

  /** Refuses dates that do not lie in order. */
  static void requireOrder(LocalDate from, LocalDate to) {
    if (!from.isBefore(to)) {
      throw UserError.of(
          Place.option("--from " + from),
          "it must lie before --to " + to,
          "Give two dates in order.");
    }
  }

  static DatePair score(Job job, LocalDate from, LocalDate to) {
    requireOrder(from, to);
    ScoreRun run = job.run().prepareBoth(from, to);
    Scored later = run.at(to, new Names("_to"));
    Scored earlier = run.at(from, new Names("_from"));
    FitNotice.note(job, later);
    return new DatePair(earlier, later);
  }
}
