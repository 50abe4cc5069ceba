package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.FittedScale;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a model as it stands: everybody is scored on the last date whose outcome is closed, and
 * held against what came after it and against naive rules.
 */
public final class ModelValidator {
  private ModelValidator() {}

  /**
   * The judgement of one outcome.
   *
   * @param outcome what was predicted
   * @param date when the users were scored; the last date that is known where each has their own
   * @param scored who was scored when, in words
   * @param validation the judgement
   * @param baselines naive rules on the same users; empty when refused
   * @param leadTime how early the score falls before a loss, or why that is not known
   */
  public record Answer(
      Outcome outcome,
      LocalDate date,
      String scored,
      Validation validation,
      List<Baseline> baselines,
      Conclusion<LeadTime> leadTime) {
    /** Copies the baselines. */
    public Answer {
      baselines = List.copyOf(baselines);
    }

    Answer with(Conclusion<LeadTime> other) {
      return new Answer(outcome, date, scored, validation, baselines, other);
    }

    /** The same answer where one user in so many was judged, and says so. */
    public Answer ofOneIn(int many) {
      String warning = "Judged on one user in %d, of whom there are very many.".formatted(many);
      return many == 1 ? this : with(validation.withWarning(warning), baselines);
    }

    Answer with(Validation other, List<Baseline> rules) {
      return new Answer(outcome, date, scored, other, rules, leadTime);
    }
  }

  /** Judges over loaded events, with the lock where there is one. */
  public static Answer judge(
      Engine engine, BoundModel model, EventSpan span, @Nullable Lock lock, Outcome outcome) {
    return judge(engine, model, span, lock, OutcomeLog.inEvents(outcome, span));
  }

  /** Judges by an outcome that need not stand in the events. */
  public static Answer judge(
      Engine engine, BoundModel model, EventSpan span, @Nullable Lock lock, OutcomeLog log) {
    Outcome outcome = log.outcome();
    LocalDate closed = Cuts.Dates.lastClosed(log.lastKnown(), outcome.days());
    LocalDate date = closed.isAfter(span.last()) ? span.last() : closed;
    if (date.isBefore(span.first())) {
      String reason =
          "The events cover %d days, and the outcome needs %d after the score."
              .formatted(span.days(), outcome.days());
      return refused(outcome, date, reason);
    }
    Cuts cuts = new Cuts.Dates(List.of(date));
    CutReader reader = CutReader.open(engine, model, span, lock, cuts, log);
    CutRows rows = reader.rows(new CutReader.Part(0, 0, 1));
    double[] scores = reader.scores(rows, date, 0);
    Answer answer = judge(reader, cuts, model, outcome, rows, scores);
    return answer.validation().judged().isEmpty()
        ? answer
        : answer.with(LeadTimes.of(engine, model, span, lock, log, date));
  }

  /**
   * Judges at the same age of everybody, on the later starters: those on whom learning by the same
   * cuts would be judged.
   */
  public static Answer judge(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      OutcomeLog log,
      CohortCuts cohorts) {
    FittedScale scale =
        new ScoreRun(engine, model, span, lock)
            .prepare(span.last())
            .at(span.last(), new Names("_now"))
            .fit()
            .scale();
    return cohorts
        .of(engine, model, span, log)
        .fold(
            cuts -> {
              CutReader reader = CutReader.open(engine, model, span, lock, cuts, log);
              CutReader.Part part = new CutReader.Part(cuts.testing(), cuts.testing(), 1);
              CutRows rows = reader.rows(part);
              double[] raw =
                  reader.signals(rows, part).getOrDefault(Signal.RAW, new double[rows.size()]);
              double[] scores = Arrays.stream(raw).map(scale::score).toArray();
              return judge(reader, cuts, model, log.outcome(), rows, scores);
            },
            reason -> refused(log.outcome(), span.last(), reason));
  }

  private static Answer judge(
      CutReader reader,
      Cuts cuts,
      BoundModel model,
      Outcome outcome,
      CutRows rows,
      double[] scores) {
    ScoredUsers alone = ScoredUsers.of(scores, rows.outcomes());
    ScoredUsers users = rows.isGrouped() ? alone.inClusters(rows.clusters()) : alone;
    Validation validation = Validator.judge(users, model.model().bands());
    Answer plain =
        new Answer(
            outcome,
            cuts.last(),
            cuts.judgedOn(),
            validation,
            List.of(),
            Conclusion.refused("it is told for one date of scores."));
    if (validation.judged().isEmpty()) {
      return plain;
    }
    CutReader.Part part = new CutReader.Part(cuts.testing(), cuts.testing(), 1);
    Map<Signal, double[]> signals = reader.signals(rows, part);
    Ranking ranking = new Ranking(users.outcomes(), users.clusters());
    List<Baseline> baselines = baselines(signals, scores, ranking);
    Validation.Judged judged = validation.judged().orElseThrow();
    return plain.with(judged.withVerdict(judged.verdict() + shortcomings(baselines)), baselines);
  }

  private static Answer refused(Outcome outcome, LocalDate date, String reason) {
    return new Answer(
        outcome,
        date,
        date.toString(),
        new Validation.Refused(0, 0, List.of(reason), "INSUFFICIENT: " + reason),
        List.of(),
        Conclusion.refused("nobody could be judged."));
  }

  /** Which naive rules do better or as well; a score that only counts is not told as more. */
  private static String shortcomings(List<Baseline> baselines) {
    return named(" A naive rule does better: %s.", baselines, it -> it.difference().worse())
        + named(
            " It is no better than naive rules: %s.",
            baselines, it -> !it.difference().better() && !it.difference().worse());
  }

  private static String named(
      String sentence, List<Baseline> baselines, Predicate<Baseline> which) {
    return baselines.stream()
        .filter(which)
        .map(Baseline::words)
        .reduce((left, right) -> left + ", " + right)
        .map(sentence::formatted)
        .orElse("");
  }

  private static List<Baseline> baselines(
      Map<Signal, double[]> signals, double[] scores, Ranking ranking) {
    return Stream.of(Signal.COUNT, Signal.RECENCY, Signal.DAYS)
        .map(
            it ->
                new Baseline(
                    it.slug(),
                    it.words(),
                    ranking.compare(scores, signals.getOrDefault(it, scores))))
        .toList();
  }
}
