package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.stats.CoefficientDrift;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has drifted between two dates: how scores are spread, and what each action says about the
 * outcome. Weights are compared on the two dates themselves where the outcome of both is closed,
 * else the later one is moved back to the last date of which it is.
 *
 * @param from the earlier date
 * @param to the later date
 * @param scores how scores are spread
 * @param actions what actions say, or why that is not known
 */
public record ModelDrift(LocalDate from, LocalDate to, Drift scores, ActionDrift actions) {

  /** Compares over loaded events; without an outcome, scores alone. */
  public static ModelDrift of(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      List<LocalDate> dates,
      Optional<OutcomeLog> outcome) {
    LocalDate from = dates.get(0);
    LocalDate to = dates.get(1);
    Drift scores = ScoreShift.between(engine, model, span, lock, from, to);
    ActionDrift actions =
        outcome
            .map(log -> ActionDrift.between(engine, model, span, log, dates))
            .orElseGet(() -> ActionDrift.refused("the model names no outcome."));
    return new ModelDrift(from, to, scores, actions);
  }

  /** What to keep in mind, the reasons of all that is unknown among them. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(scores.warnings());
    if (!actions.refusal().isEmpty()) {
      warnings.add("Whether actions still predict is unknown: " + actions.refusal());
    } else if (!actions.cuts().get(1).equals(to.toString())) {
      warnings.add(
          "What came after %s is not known in full yet; actions are compared between %s and %s."
              .formatted(to, actions.cuts().get(0), actions.cuts().get(1)));
    }
    return warnings;
  }

  /** The answer in a sentence or two. */
  public String verdict() {
    if (!actions.refusal().isEmpty()) {
      return scores.verdict();
    }
    List<CoefficientDrift> changed =
        actions.actions().stream().filter(CoefficientDrift::changed).toList();
    if (changed.isEmpty()) {
      return scores.verdict() + " No action is proven to predict otherwise than before.";
    }
    return scores.verdict()
        + " What it says about the outcome has changed for %s: learn the weights anew with `verve tune`."
            .formatted(
                changed.stream().map(CoefficientDrift::action).collect(Collectors.joining(", ")));
  }
}
