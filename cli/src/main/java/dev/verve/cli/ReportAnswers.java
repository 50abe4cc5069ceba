package dev.verve.cli;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.engine.ScoredPair;
import dev.verve.insight.Distribution;
import dev.verve.insight.Fall;
import dev.verve.insight.History;
import dev.verve.insight.HistoryDay;
import dev.verve.insight.Movement;
import dev.verve.insight.ScoreHistogram;
import dev.verve.insight.Tree;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.draft.RolesDraft;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.Metrics;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.model.EventRoles;
import dev.verve.report.Answers;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks all that a report tells, each as the command of its name does. */
final class ReportAnswers {
  private static final int FALLS = 20;
  private static final int DAYS = 56;

  private final Job job;
  private final Console console;
  private final LocalDate from;
  private final LocalDate to;

  ReportAnswers(Job job, Console console, LocalDate from, LocalDate to) {
    this.job = job;
    this.console = console;
    this.from = from;
    this.to = to;
  }

  Answers gather(Optional<String> modelFrom) {
    List<HistoryDay> days = days();
    ScoredPair pair = DatePair.score(job, from, to);
    console.step("Comparing");
    String scores = pair.to().names().score();
    Distribution distribution = Distribution.of(job.engine(), job.bound(), scores);
    ScoreHistogram histogram = ScoreHistogram.of(job.engine(), job.model().bands(), scores);
    Movement movement = Movement.between(job.engine(), job.bound(), pair.from(), pair.to());
    Tree tree = Tree.of(job.engine(), job.bound(), pair.to());
    Tree before = Tree.of(job.engine(), job.bound(), pair.from());
    List<Fall> falls = Fall.largest(job.engine(), job.bound(), pair.from(), pair.to(), FALLS);
    console.step("Diagnosing");
    Diagnosis diagnosis = diagnosis(modelFrom);
    console.step("Counting");
    RetentionAnswer retention = retention();
    MetricAnswer metrics = metrics();
    Set<String> warnings = new LinkedHashSet<>(job.warnings());
    warnings.addAll(diagnosis.warnings());
    warnings.addAll(retention.warnings());
    warnings.addAll(metrics.warnings());
    return new Answers(
        job.model(),
        job.file().version(),
        distribution,
        histogram,
        days,
        movement,
        tree,
        before,
        falls,
        diagnosis,
        retention,
        metrics,
        new ArrayList<>(warnings));
  }

  /** The weeks before, as far as there are events. */
  private List<HistoryDay> days() {
    LocalDate wished = to.minusDays(DAYS - 1L);
    LocalDate first = wished.isBefore(job.span().first()) ? job.span().first() : wished;
    if (!first.isBefore(to)) {
      return List.of();
    }
    ScoreRun run = job.run().prepareDays(first, to);
    Scored last = run.at(to, Names.SINGLE);
    return new History(job.engine(), job.bound(), run).days(first, last);
  }

  private Diagnosis diagnosis(Optional<String> modelFrom) {
    Diagnoser diagnoser =
        new Diagnoser(job.engine(), job.bound(), job.span(), DiagnosisOptions.defaults());
    return modelFrom
        .map(path -> diagnoser.between(job.run(), from, to, OlderModel.bind(job, path)))
        .orElseGet(() -> diagnoser.between(job.run(), from, to));
  }

  private RetentionAnswer retention() {
    boolean listed = job.inputs().shape().people().isPresent();
    return EventRetention.defaults().answer(job.engine(), job.span().last(), listed);
  }

  private MetricAnswer metrics() {
    List<String> names = List.copyOf(job.inputs().eventNames().keySet());
    EventRoles roles =
        ProductOptions.rolesBeside(job.file())
            .orElseGet(() -> RolesDraft.of(job.engine(), job.inputs().shape(), names));
    MetricQuestion question =
        MetricQuestion.of(MetricPeriod.MONTH, List.of(MetricPeriod.MONTH.endingOn(to)))
            .withRoles(roles);
    return Metrics.of(job.engine(), job.bound(), job.span()).withScores(job.run()).answer(question);
  }
}
