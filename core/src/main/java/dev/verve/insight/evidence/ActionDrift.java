package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.insight.evidence.CutReader.Part;
import dev.verve.model.Action;
import dev.verve.model.Curve;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.stats.CoefficientDrift;
import dev.verve.stats.SignedFit;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether actions still predict the outcome as they did: signed fits of the two last cuts whose
 * outcomes are closed, held against each other.
 *
 * @param cuts the two dates, as texts; empty when refused
 * @param actions one a comparable action, in the order of the model
 * @param growth by how much the mean amount of each of them has grown, 1 for not at all
 * @param refusal why there is no answer; empty when there is one
 */
public record ActionDrift(
    List<String> cuts, List<CoefficientDrift> actions, List<Double> growth, String refusal) {
  /** Copies the lists. */
  public ActionDrift {
    cuts = List.copyOf(cuts);
    actions = List.copyOf(actions);
    growth = List.copyOf(growth);
  }

  /** Compares over loaded events. */
  public static ActionDrift of(Engine engine, BoundModel model, EventSpan span, OutcomeLog log) {
    return Cuts.Dates.of(span, log.lastKnown(), model.model().window(), log.outcome().days())
        .fold(
            cuts -> between(CutReader.open(engine, model, span, null, cuts, log), cuts, model),
            ActionDrift::refused);
  }

  /**
   * Compares two dates, the later one moved back to where its outcome is closed. Refuses where the
   * outcome of the earlier one would reach beyond it, for then the periods overlap.
   */
  static ActionDrift between(
      Engine engine, BoundModel model, EventSpan span, OutcomeLog log, List<LocalDate> dates) {
    LocalDate from = dates.get(0);
    LocalDate closed = Cuts.Dates.lastClosed(log.lastKnown(), log.outcome().days());
    LocalDate to = closed.isBefore(dates.get(1)) ? closed : dates.get(1);
    if (from.plusDays(log.outcome().days()).isAfter(to)) {
      return refused(
          "the %d days of the outcome after %s are not over by %s, the last date whose own outcome is known; give an earlier date."
              .formatted(log.outcome().days(), from, to));
    }
    Cuts cuts = new Cuts.Dates(List.of(from, to));
    return between(CutReader.open(engine, model, span, null, cuts, log), cuts, model);
  }

  private static ActionDrift between(CutReader reader, Cuts cuts, BoundModel model) {
    int later = cuts.testing();
    ActionTable before = table(reader, model, later - 1);
    ActionTable after = table(reader, model, later);
    Caps caps = Caps.of(before);
    if (caps.kept().length == 0) {
      return refused("No action varies enough to compare.");
    }
    List<Curve> curves =
        model.actions().stream().map(ActionRow::action).map(Action::curve).toList();
    ActionTable then = before.shaped(caps, curves);
    ActionTable now = after.shaped(caps, curves);
    List<String> reasons =
        TuneGuards.reasonsToRefuse(then).isEmpty()
            ? TuneGuards.reasonsToRefuse(now)
            : TuneGuards.reasonsToRefuse(then);
    if (!reasons.isEmpty()) {
      return refused(reasons.get(0));
    }
    double[] sums = then.totals();
    double[] grown = now.totals();
    return new ActionDrift(
        List.of(cuts.learnedOn().get(later - 1), cuts.judgedOn()),
        CoefficientDrift.between(
            SignedFit.of(then.sample()), SignedFit.of(now.sample()), then.actions()),
        IntStream.range(0, sums.length)
            .mapToObj(j -> (grown[j] / now.rows()) / (sums[j] / then.rows()))
            .toList(),
        "");
  }

  private static ActionTable table(CutReader reader, BoundModel model, int cut) {
    Part part = new Part(cut, cut, 1);
    CutRows rows = reader.rows(part);
    List<String> actions = model.actions().stream().map(ActionRow::path).toList();
    double[] amounts = reader.amounts(rows, part, List.of(Counting.of(model.model()))).get(0);
    return rows.whole(actions, amounts);
  }

  static ActionDrift refused(String reason) {
    return new ActionDrift(List.of(), List.of(), List.of(), reason);
  }
}
