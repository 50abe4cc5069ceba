package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
   * @param date when the users were scored
   * @param validation the judgement
   * @param baselines naive rules on the same users; empty when refused
   */
  public record Answer(
      Outcome outcome, LocalDate date, Validation validation, List<Baseline> baselines) {
    /** Copies the baselines. */
    public Answer {
      baselines = List.copyOf(baselines);
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
      return new Answer(
          outcome,
          date,
          new Validation.Refused(0, 0, List.of(reason), "INSUFFICIENT: " + reason),
          List.of());
    }
    CutReader reader =
        CutReader.open(engine, model, span, lock, new Cuts.Dates(List.of(date)), log);
    CutReader.Part part = new CutReader.Part(0, 0, 1);
    CutRows rows = reader.rows(part);
    double[] scores = reader.scores(rows, date, 0);
    ScoredUsers alone = ScoredUsers.of(scores, rows.outcomes());
    ScoredUsers users = rows.isGrouped() ? alone.inClusters(rows.clusters()) : alone;
    Validation validation = Validator.judge(users, model.model().bands());
    if (validation.judged().isEmpty()) {
      return new Answer(outcome, date, validation, List.of());
    }
    Map<Signal, double[]> signals = reader.signals(rows, part);
    Ranking ranking = new Ranking(users.outcomes(), users.clusters());
    List<Baseline> baselines = baselines(signals, scores, ranking);
    Validation.Judged judged = validation.judged().orElseThrow();
    return new Answer(
        outcome, date, judged.withVerdict(judged.verdict() + shortcomings(baselines)), baselines);
  }

  /** Which naive rules do as well, if any; a score that only counts should not be told as more. */
  private static String shortcomings(List<Baseline> baselines) {
    return baselines.stream()
        .filter(it -> !it.difference().better())
        .map(Baseline::words)
        .reduce((left, right) -> left + ", " + right)
        .map(" It is no better than naive rules: %s."::formatted)
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
