package dev.verve.cli;

import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.sql.AnswerSql;
import dev.verve.sql.Dialect;
import dev.verve.sql.ExportSql;
import java.time.LocalDate;

/**
 * Scores as a folder of Parquet that grows by date: {@code scores}, {@code points}, {@code
 * distribution}, {@code accounts}, {@code history} and {@code movement}, each with a folder {@code
 * as_of=DATE}. A date that is written again takes the place of what was there. {@code run} comes
 * last: a date that has none is not complete.
 */
final class ScoreLake {
  private final Job job;
  private final SourceEvents events;
  private final String folder;
  private final Dialect dialect;

  ScoreLake(Job job, SourceEvents events, String folder) {
    this.job = job;
    this.events = events;
    this.folder = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    this.dialect = job.engine().dialect();
  }

  /** Writes the scores of a date. */
  void write(Scored scored, Distribution distribution) {
    ExportSql export = new ExportSql(job.bound(), dialect);
    save("scores", export.scores(scored.names(), scored.asOf()));
    save(
        "points",
        """
        select p.entity as id, a.branch, a.action, p.points, %s as as_of
        from %s p join action a on a.action_key = p.action_key"""
            .formatted(dialect.date(scored.asOf()), scored.names().point()));
    if (job.model().rollup() != null) {
      save("accounts", export.accounts(scored.names(), scored.asOf()));
    }
    save(
        "distribution",
        dated(
            "band, users, total",
            new AnswerSql(job.bound(), dialect).distribution(scored.names().score()),
            scored.asOf()));
    run(scored, distribution);
  }

  /** Writes the scores of everybody on each day up to a date. */
  void history(String daily) {
    save(
        "history",
        "select entity as id, round(raw, 12) as raw, round(score, 12) as score, band, day as as_of from "
            + daily);
  }

  /** Writes who moved between bands up to a date. */
  void movement(Scored from, Scored to) {
    String moved =
        "select from_band, to_band, users, %s as since from (%s) m"
            .formatted(
                dialect.date(from.asOf()),
                new AnswerSql(job.bound(), dialect).movement(from.names(), to.names()));
    save("movement", dated("since, from_band, to_band, users", moved, to.asOf()));
  }

  private void run(Scored scored, Distribution distribution) {
    Double number = scored.fit().scale().number();
    save(
        "run",
        "select %s as model, %s as version, %s as entity, %s as scale, %s as scale_number, %d as window_days, cast(%d as bigint) as population, %s as average, %s as as_of"
            .formatted(
                dialect.text(job.model().name()),
                dialect.text(job.file().version()),
                dialect.text(job.model().entity().word()),
                dialect.text(scored.fit().scale().method().word()),
                real(number == null ? Double.NaN : number),
                job.model().window(),
                distribution.population(),
                real(distribution.average().orElse(Double.NaN)),
                dialect.date(scored.asOf())));
  }

  private static String real(double number) {
    return "cast(" + (Double.isNaN(number) ? "null" : number) + " as double)";
  }

  private String dated(String columns, String select, LocalDate date) {
    return "select %s, %s as as_of from (%s) d".formatted(columns, dialect.date(date), select);
  }

  private void save(String relation, String select) {
    events.save(select, folder + "/" + relation);
  }
}
