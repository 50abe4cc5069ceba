package dev.verve.cli;

import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.LockText;
import dev.verve.plan.Trait;
import dev.verve.sql.AnswerSql;
import dev.verve.sql.Bounds;
import dev.verve.sql.DiagnosisSql;
import dev.verve.sql.Dialect;
import dev.verve.sql.ExportSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scores as a folder of Parquet that grows by date: {@code scores}, {@code points}, {@code
 * distribution}, {@code accounts}, {@code members}, {@code history}, {@code movement}, {@code
 * diagnosis}, {@code diagnosis_segment} and {@code tuning}, each with a folder {@code as_of=DATE}.
 * A date that is written again takes the place of what was there. {@code run} comes last: a date
 * that has none is not complete.
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
      save(
          "members",
          "select entity as id, account, seats, %s as as_of from %s where account is not null"
              .formatted(dialect.date(scored.asOf()), scored.names().score()));
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

  /** Writes the sums of a diagnosis that has just been made. */
  void diagnosis(LocalDate from, LocalDate to) {
    String since = dialect.date(from) + " as since, ";
    String date = ", " + dialect.date(to) + " as as_of from ";
    save(
        "diagnosis",
        "select "
            + since
            + "d.*"
            + date
            + "("
            + new ExportSql(job.bound(), dialect).diagnosis()
            + ") d");
    save("diagnosis_segment", "select " + since + segments() + date + "diagnosis_crossing d");
  }

  /** Traits have numbers in the relations of a diagnosis, and names in a file. */
  private String segments() {
    List<String> columns = new ArrayList<>(List.of("d.band_from", "d.band_to"));
    List<Trait> traits = new DiagnosisSql(job.bound(), dialect).segments();
    for (int i = 0; i < traits.size(); i++) {
      for (String date : List.of("_from", "_to")) {
        columns.add("d.v" + i + date + " as " + dialect.name(traits.get(i).name() + date));
      }
    }
    columns.add(
        "d.week_from, d.week_to, d.joined_from, d.joined_to, d.users, d.total_from, d.total_to,"
            + " d.squares_from, d.squares_to, d.products");
    return String.join(", ", columns);
  }

  /**
   * Writes what everybody had done by a date, and what became of them by a later one: a table that
   * weights are learned from.
   *
   * @param before the scores of the earlier date
   */
  void tuning(Scored before, OutcomeLog log) {
    Bounds dates = new Bounds(before.asOf(), log.lastKnown());
    save(
        "tuning",
        new ExportSql(job.bound(), dialect)
            .tuning(before.names(), dates, log.outcome(), log.days(job.bound(), dialect)));
  }

  /** Whether the scores of a date are there, of this model and of the files as they now are. */
  boolean holds(LocalDate date) {
    Optional<String> state = events.state();
    return state.isPresent()
        && events.saved(folder + "/run/as_of=" + date).stream()
            .anyMatch(
                row ->
                    row.string("version").equals(job.file().version())
                        && state.get().equals(row.text("state")));
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
        "select %s as model, %s as version, %s as state, %s as yaml, %s as lock, %s as entity, %s as scale, %s as scale_number, %d as window_days, cast(%d as bigint) as population, %s as average, %s as as_of"
            .formatted(
                dialect.text(job.model().name()),
                dialect.text(job.file().version()),
                text(events.state()),
                dialect.text(ModelFile.text(job.file().path())),
                text(job.file().lock().map(LockText::of)),
                dialect.text(job.model().entity().word()),
                dialect.text(scored.fit().scale().method().word()),
                real(number == null ? Double.NaN : number),
                job.model().window(),
                distribution.population(),
                real(distribution.average().orElse(Double.NaN)),
                dialect.date(scored.asOf())));
  }

  private String text(Optional<String> value) {
    return value.map(dialect::text).orElse("cast(null as string)");
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
