package dev.verve.cli;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.insight.HistoryDay;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of several dates, written into a lake one after the other. Dates that are there
 * already, of the same model and the same files, are passed over, so that a run which was stopped
 * goes on where it stood.
 */
final class DatedScores {
  private static final String BETWEEN = "..";

  private final Job job;
  private final List<HistoryDay> written = new ArrayList<>();
  private int passed;

  private DatedScores(Job job) {
    this.job = job;
  }

  /** Whether an option gives a range. */
  static boolean isRange(String asOf) {
    return asOf.contains(BETWEEN);
  }

  /** Scores and writes the dates of an option such as {@code 2026-01-01..2026-01-31}. */
  static DatedScores write(Job job, Console console, String asOf, ScoreLake lake) {
    DatedScores scores = new DatedScores(job);
    scores.write(dates(asOf), console, lake);
    return scores;
  }

  private static Bounds dates(String asOf) {
    int between = asOf.indexOf(BETWEEN);
    LocalDate first = Job.date("--as-of", asOf.substring(0, between));
    LocalDate last = Job.date("--as-of", asOf.substring(between + BETWEEN.length()));
    if (last.isBefore(first)) {
      throw UserError.of(
          Place.option("--as-of " + asOf),
          "the last date is before the first",
          "Write it as 2026-01-01..2026-01-31.");
    }
    return new Bounds(first, last);
  }

  private void write(Bounds dates, Console console, ScoreLake lake) {
    List<LocalDate> wanted =
        dates.first().datesUntil(dates.last().plusDays(1)).filter(day -> !lake.holds(day)).toList();
    passed = dates.length() - wanted.size();
    if (wanted.isEmpty()) {
      return;
    }
    ScoreRun run = job.run().prepare(wanted.get(0), wanted.get(wanted.size() - 1));
    for (LocalDate day : wanted) {
      console.step("Scoring " + day);
      Scored scored = run.at(day, Names.SINGLE);
      if (written.isEmpty()) {
        FitNotice.note(job, scored);
      }
      Distribution distribution =
          Distribution.of(job.engine(), job.bound(), scored.names().score());
      lake.write(scored, distribution);
      written.add(new HistoryDay(day, distribution));
    }
  }

  /** The dates that were written, and their distributions. */
  List<HistoryDay> written() {
    return List.copyOf(written);
  }

  /** How many dates were there already. */
  int passed() {
    return passed;
  }
}
