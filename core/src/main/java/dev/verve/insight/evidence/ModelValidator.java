package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.insight.evidence.CutTable.Signal;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.List;
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
    LocalDate date = Cuts.lastClosed(span, outcome.days());
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
    CutTable table = CutReader.open(engine, model, span, lock, outcome, date, date).read(date);
    double[] scores = table.signal(Signal.SCORE);
    ScoredUsers alone = ScoredUsers.of(scores, table.amounts().outcomes());
    ScoredUsers users = table.isGrouped() ? alone.inClusters(table.clusters()) : alone;
    Validation validation = Validator.judge(users, model.model().bands());
    if (validation.judged().isEmpty()) {
      return new Answer(outcome, date, validation, List.of());
    }
    Ranking ranking = new Ranking(users.outcomes(), users.clusters());
    List<Baseline> baselines = baselines(table, scores, ranking);
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

  private static List<Baseline> baselines(CutTable table, double[] scores, Ranking ranking) {
    return Stream.of(Signal.COUNT, Signal.RECENCY, Signal.DAYS)
        .map(it -> new Baseline(it.slug(), it.words(), ranking.compare(scores, table.signal(it))))
        .toList();
  }
}
