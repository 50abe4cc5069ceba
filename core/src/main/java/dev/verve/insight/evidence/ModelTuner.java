package dev.verve.insight.evidence;

import static dev.verve.problem.Check.require;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.insight.evidence.CutReader.Part;
import dev.verve.model.Outcome;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.Conclusion;
import dev.verve.stats.LogisticRegression;
import java.util.List;
import java.util.Optional;

/**
 * Learns the weights of a model from events. Users are looked at on several dates, or at the same
 * age; weights, caps, penalty, window, decay and curve are all chosen on the earlier cuts, and
 * judged on the last one beside the present model and naive rules.
 *
 * <p>A user of several dates is one cluster; where users belong to accounts, the account is. One
 * way of counting days and one curve are tried for all actions together, on a part of the users
 * where they are many. Weights predict; they do not say that an action causes the outcome.
 */
public final class ModelTuner {
  /** Rows that are enough to choose between ways of counting. */
  private static final int ENOUGH_TO_CHOOSE = 20_000;

  /** Rows beyond which intervals are narrower than anybody asks. */
  private static final int MOST_ROWS = 1_000_000;

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final BootstrapWeights.Plan plan;
  private final Optional<CohortCuts> cohorts;
  private final LogisticRegression regression;
  private final int mostRows;

  private ModelTuner(
      Engine engine,
      BoundModel model,
      EventSpan span,
      BootstrapWeights.Plan plan,
      Optional<CohortCuts> cohorts,
      LogisticRegression regression,
      int mostRows) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.plan = plan;
    this.cohorts = cohorts;
    this.regression = regression;
    this.mostRows = mostRows;
  }

  /** Over loaded events. */
  public static ModelTuner of(Engine engine, BoundModel model, EventSpan span) {
    return new ModelTuner(
        engine,
        model,
        span,
        BootstrapWeights.Plan.defaults(),
        Optional.empty(),
        LogisticRegression.nonNegative(),
        MOST_ROWS);
  }

  /** With other refits or another seed. */
  public ModelTuner withPlan(BootstrapWeights.Plan other) {
    return new ModelTuner(engine, model, span, other, cohorts, regression, mostRows);
  }

  /** Looking at users at the same age, not on the same dates. */
  public ModelTuner withCohorts(CohortCuts other) {
    return new ModelTuner(engine, model, span, plan, Optional.of(other), regression, mostRows);
  }

  /** With weights of either sign: an action may take points off. */
  public ModelTuner withEitherSign() {
    return new ModelTuner(
        engine, model, span, plan, cohorts, LogisticRegression.signed(), mostRows);
  }

  /** Learning from at most so many rows, every so many-th user. */
  public ModelTuner withMostRows(int most) {
    require(most > 0, "rows to learn from must be above 0, not %s", most);
    return new ModelTuner(engine, model, span, plan, cohorts, regression, most);
  }

  /** Learns from an outcome that the events tell. */
  public ModelTuning tune(Outcome outcome) {
    return tune(OutcomeLog.inEvents(outcome, span));
  }

  /** Learns from one outcome. */
  public ModelTuning tune(OutcomeLog log) {
    return cuts(log).fold(cuts -> tune(log, cuts), reason -> refused(log, reason));
  }

  private Conclusion<Cuts> cuts(OutcomeLog log) {
    return cohorts
        .map(it -> it.of(engine, model, span, log))
        .orElseGet(
            () ->
                Cuts.Dates.of(span, log.lastKnown(), model.model().window(), log.outcome().days()));
  }

  private ModelTuning tune(OutcomeLog log, Cuts cuts) {
    CutReader reader = CutReader.open(engine, model, span, null, cuts, log);
    int lastTraining = cuts.testing() - 1;
    long size = reader.trainingSize();
    Part whole = new Part(0, lastTraining, stride(size, mostRows));
    CutRows rows = reader.rows(whole);
    List<String> actions = model.actions().stream().map(ActionRow::path).toList();
    Counting present = Counting.of(model.model());
    if (TuneGuards.tooFew(rows.outcomes())) {
      ActionTable table = table(reader, rows, whole, present, actions);
      Caps caps = Caps.of(table);
      List<String> reasons = TuneGuards.reasonsToRefuse(table);
      return new ModelTuning(
          log.outcome(), TuneGuards.refused(table, caps, reasons), Optional.empty());
    }
    WayChoice.Chosen chosen = choose(reader, cuts, stride(size, ENOUGH_TO_CHOOSE), actions);
    ActionTable training = table(reader, rows, whole, chosen.way().counting(), actions);
    return new CutLearning(
            engine, model, span, reader, cuts, regression.withPenalty(chosen.penalty()), plan)
        .learn(log.outcome(), training, rows, whole, chosen);
  }

  private WayChoice.Chosen choose(CutReader reader, Cuts cuts, int stride, List<String> actions) {
    Part part = new Part(0, cuts.testing() - 1, stride);
    CutRows rows = reader.rows(part);
    List<Counting> countings =
        cohorts.isPresent()
            ? Counting.within(model.model())
            : Counting.around(
                model.model(), span.days() - (span.last().toEpochDay() - cuts.last().toEpochDay()));
    return new WayChoice(rows, actions, regression)
        .best(countings, reader.amounts(rows, part, countings), model.actions());
  }

  private ActionTable table(
      CutReader reader, CutRows rows, Part part, Counting counting, List<String> actions) {
    return rows.whole(actions, reader.amounts(rows, part, List.of(counting)).get(0));
  }

  private ModelTuning refused(OutcomeLog log, String reason) {
    long users = engine.query("select count(distinct v_user) as n from event").get(0).whole("n");
    return new ModelTuning(
        log.outcome(),
        new Tuning.Refused(
            users,
            0,
            model.actions().stream()
                .map(action -> Learned.leftOut(action.path(), "not learned"))
                .toList(),
            List.of(reason),
            "INSUFFICIENT: " + reason),
        Optional.empty());
  }

  static int stride(long size, int most) {
    return Math.toIntExact(Math.max(1, (size + most - 1) / most));
  }
}
