package dev.verve.cli;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.BandShare;
import dev.verve.insight.Distribution;
import dev.verve.insight.History;
import dev.verve.insight.HistoryDay;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.Outcome;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Names;
import dev.verve.sql.OutcomeSql;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer of {@code score --history}: the share of each band and the average, day by day. */
final class HistoryAnswer {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d?");
  private static final int MOST_DAYS = 3_650;

  private final Job job;
  private final LocalDate first;
  private final Scored last;
  private final ScoreRun run;
  private final History history;

  private HistoryAnswer(Job job, LocalDate first, Scored last, ScoreRun run) {
    this.job = job;
    this.first = first;
    this.last = last;
    this.run = run;
    this.history = new History(job.engine(), job.bound(), run);
  }

  /**
   * Scores the last of so many days, ready for the others.
   *
   * @param written the days as the user wrote them, such as {@code 90d}
   */
  static HistoryAnswer of(Job job, LocalDate date, String written) {
    Matcher matcher = DAYS.matcher(written.strip());
    int days = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (days < 1 || days > MOST_DAYS) {
      throw UserError.of(
          Place.option("--history " + written),
          "expected whole days from 1 to " + MOST_DAYS,
          "Write them as 90d.");
    }
    LocalDate first = date.minusDays(days - 1L);
    ScoreRun run = job.run().prepareDays(first, date);
    Scored last = run.at(date, Names.SINGLE);
    FitNotice.note(job, last);
    return new HistoryAnswer(job, first, last, run);
  }

  Scored last() {
    return last;
  }

  List<HistoryDay> days() {
    return history.days(first, last);
  }

  /** Writes the daily scores of everybody. */
  void write(Path output) {
    String daily = history.daily(first, last);
    ScoreFile.of(output)
        .write(
            job,
            "select entity as id, day as as_of, round(raw, 12) as raw, round(score, 12) as score,"
                + " band from "
                + daily
                + " order by entity, day");
  }

  /**
   * Writes the scores of the last day, the daily scores of everybody, who moved meanwhile and why
   * the average did, and what came of those for whom the outcome is known by now.
   */
  void write(ScoreLake lake) {
    Scored before = run.at(first, new Names("_before"));
    lake.movement(before, last);
    lake.history(history.daily(first, last));
    tuning(lake);
    if (first.isBefore(last.asOf())) {
      new Diagnoser(job.engine(), job.bound(), job.span(), DiagnosisOptions.defaults())
          .between(job.run(), first, last.asOf());
      lake.diagnosis(first, last.asOf());
    }
    lake.write(last, Distribution.of(job.engine(), job.bound(), last.names().score()));
  }

  /** The model's first outcome, where it was decided within the history. */
  private void tuning(ScoreLake lake) {
    Optional<Outcome> told = job.model().outcomes().stream().findFirst();
    if (told.isPresent()) {
      LocalDate cut = last.asOf().minusDays(told.get().days());
      if (!cut.isBefore(first)) {
        Scored scored = run.at(cut, new Names("_cut"));
        lake.tuning(scored, new OutcomeLog(told.get(), rolledUp(told.get()), last.asOf()));
      }
    }
  }

  /** The days of an outcome that is an event, where the events themselves are not read. */
  private Optional<String> rolledUp(Outcome outcome) {
    return Optional.ofNullable(outcome.event())
        .filter(event -> job.isRolledUp())
        .map(new OutcomeSql(job.bound(), job.engine().dialect())::daysOfRollup);
  }

  static void write(Json json, List<HistoryDay> days) {
    json.list(
        "history",
        list ->
            days.forEach(
                day ->
                    list.object(
                        fields -> {
                          fields.text("as_of", day.day());
                          ScoreJson.distribution(fields, day.distribution());
                        })));
  }

  List<String> lines(List<HistoryDay> days) {
    return lines(job, days);
  }

  /** The table of any days. */
  static List<String> lines(Job job, List<HistoryDay> days) {
    Table table = new Table().text("Day").number("users").number("average");
    job.model().bands().names().forEach(band -> table.number(BandPaint.title(band)));
    for (HistoryDay day : days) {
      Distribution distribution = day.distribution();
      List<String> row = new ArrayList<>();
      row.add(day.day().toString());
      row.add(Numbers.count(distribution.population()));
      row.add(
          distribution.average().isPresent()
              ? Numbers.points(distribution.average().getAsDouble())
              : "–");
      distribution.bands().stream().map(BandShare::share).map(Numbers::percent).forEach(row::add);
      table.row(row.toArray(String[]::new));
    }
    return table.lines();
  }
}
