package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.insight.evidence.CutTable.Signal;
import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.model.Outcome;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.Estimate;
import dev.verve.stats.SignedFit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Learns the weights of a model from events. Users are looked at on several dates; weights, caps,
 * penalty, decay and curve are all chosen on the earlier ones, whose outcomes were closed by the
 * last, and judged on that last date beside the present model and naive rules.
 *
 * <p>A user of several dates is one cluster; where users belong to accounts, the account is. One
 * decay and one curve are tried for all actions together. Weights predict; they do not say that an
 * action causes the outcome.
 */
public final class ModelTuner {
  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final BootstrapWeights.Plan plan;

  private ModelTuner(Engine engine, BoundModel model, EventSpan span, BootstrapWeights.Plan plan) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.plan = plan;
  }

  /** Over loaded events. */
  public static ModelTuner of(Engine engine, BoundModel model, EventSpan span) {
    return new ModelTuner(engine, model, span, BootstrapWeights.Plan.defaults());
  }

  /** With other refits or another seed. */
  public ModelTuner withPlan(BootstrapWeights.Plan other) {
    return new ModelTuner(engine, model, span, other);
  }

  /** Learns from one outcome. */
  public ModelTuning tune(Outcome outcome) {
    return Cuts.of(span, model.model().window(), outcome.days())
        .fold(
            cuts -> tune(outcome, cuts),
            reason -> new ModelTuning(outcome, refused(List.of(reason)), Optional.empty()));
  }

  private ModelTuning tune(Outcome outcome, Cuts cuts) {
    Candidate plain = candidate(outcome, cuts, model.model().decay(), Curve.LINEAR);
    Optional<Tuning> refusal = refusal(CutTable.stacked(plain.training(), Curve.LINEAR));
    if (refusal.isPresent()) {
      return new ModelTuning(outcome, refusal.get(), Optional.empty());
    }
    Candidate best = plain;
    PenaltyChoice.Result least = plain.result();
    for (Candidate other : candidates(outcome, cuts, plain)) {
      PenaltyChoice.Result tried = other.result();
      if (tried.loss() < least.loss()) {
        best = other;
        least = tried;
      }
    }
    Tuning tuning = judge(outcome, cuts, best, least.penalty());
    ModelTuning.Choice choice = new ModelTuning.Choice(cuts, best.decay(), best.curve());
    return new ModelTuning(outcome, tuning, tuning.proposed().map(it -> choice));
  }

  private List<Candidate> candidates(Outcome outcome, Cuts cuts, Candidate plain) {
    List<Candidate> candidates = new ArrayList<>();
    Stream.concat(Stream.of(plain.decay()), Candidate.decays(model.model().window()).stream())
        .distinct()
        .forEach(
            decay -> {
              Candidate read =
                  decay.equals(plain.decay())
                      ? plain
                      : candidate(outcome, cuts, decay, Curve.LINEAR);
              Stream.of(Curve.LINEAR, Curve.SQRT, Curve.LOG)
                  .map(curve -> new Candidate(decay, curve, read.training()))
                  .forEach(candidates::add);
            });
    return candidates;
  }

  private Tuning judge(Outcome outcome, Cuts cuts, Candidate best, double penalty) {
    ActionTable training = CutTable.stacked(best.training(), best.curve());
    Caps caps = Caps.of(training);
    ActionTable capped = training.capped(caps);
    Optional<Tuning> refusal = refusal(training);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    SignedFit signed = SignedFit.of(capped.sample());
    Learned learned = Learned.from(capped, signed, penalty, plan);
    CutTable testing =
        reader(outcome, best.decay(), cuts.testing(), cuts.testing()).read(cuts.testing());
    ActionTable later = CutTable.stacked(List.of(testing), best.curve()).capped(caps);
    if (later.minority() < 2) {
      return refused(List.of("Hardly anybody had either outcome after " + cuts.testing() + "."));
    }
    Ranking ranking =
        new Ranking(
            later.outcomes(),
            testing.isGrouped() ? Optional.of(testing.clusters()) : Optional.empty());
    double[] unseen = later.sums(learned.values());
    List<Baseline> baselines =
        Stream.of(Signal.COUNT, Signal.RECENCY, Signal.DAYS, Signal.RAW)
            .map(
                it ->
                    new Baseline(
                        it.slug(), it.words(), ranking.compare(unseen, testing.signal(it))))
            .toList();
    List<LearnedWeight> weights = learned.weights(training, caps);
    Estimate auc = ranking.auc(unseen);
    TuneWords words = new TuneWords(auc, baselines, weights);
    List<String> warnings = new ArrayList<>(caps.warnings(training.actions()));
    warnings.addAll(TuneGuards.warnings(capped));
    warnings.addAll(words.warnings());
    return new Tuning.Proposed(
        training.rows(),
        training.positives(),
        weights,
        auc,
        learned.lostByRounding(),
        baselines,
        penalty,
        method(cuts, later),
        learned.says(),
        warnings,
        words.verdict());
  }

  private static String method(Cuts cuts, ActionTable later) {
    return "learned on %s, judged on %,d users of %s"
        .formatted(
            String.join(", ", cuts.training().stream().map(LocalDate::toString).toList()),
            later.rows(),
            cuts.testing());
  }

  private Candidate candidate(Outcome outcome, Cuts cuts, Decay decay, Curve curve) {
    LocalDate last = cuts.training().get(cuts.training().size() - 1);
    CutReader reader = reader(outcome, decay, cuts.first(), last);
    return new Candidate(decay, curve, cuts.training().stream().map(reader::read).toList());
  }

  private CutReader reader(Outcome outcome, Decay decay, LocalDate from, LocalDate to) {
    ScoreModel decayed = model.model().withDecay(decay);
    return CutReader.open(
        engine, Binder.bind(decayed, model.shape()), span, null, outcome, from, to);
  }

  private static Optional<Tuning> refusal(ActionTable table) {
    Caps caps = Caps.of(table);
    if (caps.kept().length == 0) {
      return Optional.of(refused(List.of("No action varies enough to learn from.")));
    }
    ActionTable capped = table.capped(caps);
    List<String> reasons = TuneGuards.reasonsToRefuse(capped);
    if (!reasons.isEmpty()) {
      return Optional.of(refused(reasons));
    }
    return TuneGuards.separation(SignedFit.of(capped.sample()), capped)
        .map(reason -> refused(List.of(reason)));
  }

  private static Tuning refused(List<String> reasons) {
    return new Tuning.Refused(0, 0, List.of(), reasons, "INSUFFICIENT: " + reasons.get(0));
  }
}
