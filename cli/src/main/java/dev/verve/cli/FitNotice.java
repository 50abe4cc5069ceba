package dev.verve.cli;

import dev.verve.engine.Fit;
import dev.verve.engine.Scored;

/** Says on what a scale stands, where it is not frozen. */
final class FitNotice {
  private static final long FEW_USERS = 500;
  private static final long FEW_DAYS = 28;

  private FitNotice() {}

  static void note(Job job, Scored scored) {
    boolean fitted = job.model().scale().isFitted() && job.file().lock().isEmpty();
    if (!fitted) {
      return;
    }
    Fit fit = scored.fit();
    if (fit.isStandIn()) {
      job.warn("nobody has points in the window, so that the scale could not be fitted");
      return;
    }
    job.warn(
        "the scale was fitted on this run (%s active of %s on %s) and will move with the data; freeze it with `verve calibrate`"
            .formatted(Numbers.count(fit.active()), Numbers.count(fit.users()), scored.asOf()));
  }

  /** What makes a reference too thin to freeze with a quiet mind. */
  static void checkReference(Job job, long active) {
    if (active < FEW_USERS) {
      job.warn(
          "the reference has only %s active %ss; a scale wants %d"
              .formatted(Numbers.count(active), job.model().entity().word(), FEW_USERS));
    }
    if (job.span().days() < FEW_DAYS) {
      job.warn(
          "the reference covers only %d days; a scale wants %d"
              .formatted(job.span().days(), FEW_DAYS));
    }
  }
}
