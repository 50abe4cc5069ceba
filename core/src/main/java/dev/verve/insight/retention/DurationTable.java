package dev.verve.insight.retention;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Survival from times that somebody else measured: a relation {@code duration, lost}. */
public final class DurationTable {
  private DurationTable() {}

  /**
   * The curve of Kaplan and Meier.
   *
   * @throws dev.verve.problem.UserError where a duration is negative or a loss neither 0 nor 1
   */
  public static RetentionAnswer answer(Engine engine, String relation) {
    Row odd =
        engine
            .query(
                """
                select
                  count(*) as n,
                  count(case when duration < 0 then 1 end) as negative,
                  count(case when lost not in (0, 1) then 1 end) as unclear,
                  count(case when duration is null or lost is null then 1 end) as missing
                from %s"""
                    .formatted(relation))
            .get(0);
    refuse(odd);
    Losses losses =
        new Losses(engine, SqlFile.render("duration_loss", Map.of("durations", relation)));
    List<String> warnings = new ArrayList<>();
    if (odd.whole("missing") > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows lack the duration or the loss and are left out.",
              odd.whole("missing"),
              odd.whole("n")));
    }
    warnings.addAll(losses.notes());
    String method =
        String.format(
            Locale.ROOT,
            "Kaplan–Meier over %,d users, %,d of them lost; log-log intervals of 95 %%",
            losses.users(),
            losses.lost());
    return new RetentionAnswer(
        List.of(), List.of(), losses.survival(), Optional.empty(), method, warnings);
  }

  private static void refuse(Row odd) {
    Problems problems = new Problems();
    if (odd.whole("negative") > 0) {
      problems.add(
          Place.option("--duration"),
          "%,d durations are negative".formatted(odd.whole("negative")),
          "A duration runs from the start to the loss, or to the end of observation.");
    }
    if (odd.whole("unclear") > 0) {
      problems.add(
          Place.option("--lost"),
          "%,d values are neither 0 nor 1".formatted(odd.whole("unclear")),
          "1 (true) is lost at that time, 0 (false) still there when the observation ended.");
    }
    problems.refuseIfAny();
  }
}
