package dev.verve.server.live;

import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.checks.Checks;
import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.diagnosis.Before;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.evidence.ModelReview;
import dev.verve.insight.evidence.ModelTuner;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.Metrics;
import dev.verve.insight.power.PowerQuestion;
import dev.verve.insight.power.PowerStudy;
import dev.verve.insight.retention.BandRetention;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.insight.series.Break;
import dev.verve.insight.series.Breaks;
import dev.verve.insight.series.Marker;
import dev.verve.model.Entity;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Studies of everybody, by the same code as over files and on the same plans, on a snapshot of the
 * store. Each reads all events of its time: seconds on a million events, not milliseconds.
 */
public final class Studies {
  private static final int ENOUGH_TO_LEARN = 200_000;

  /** Users on whom a judgement's intervals are narrower than anybody asks. */
  private static final int ENOUGH_TO_JUDGE = 100_000;

  private final Snapshot snapshot;
  private final Store store;
  private final String scope;
  private final int mostJudged;

  /** Studies under a model, which need not be the published one. */
  public Studies(Store store, LiveModel model) {
    this(new Snapshot(store, model), store, StoreRelations.ALL, ENOUGH_TO_JUDGE);
  }

  private Studies(Snapshot snapshot, Store store, String scope, int mostJudged) {
    this.snapshot = snapshot;
    this.store = store;
    this.scope = scope;
    this.mostJudged = mostJudged;
  }

  /** The same studies, but a judgement on about so many users: of more, every so many-th. */
  public Studies withMostJudged(int most) {
    return new Studies(snapshot, store, scope, most);
  }

  /**
   * The same studies of those alone whom a trait describes now.
   *
   * @throws UserError where the scale is not frozen yet: it would be fitted on them alone
   */
  public Studies among(TraitMatch match) {
    LiveModel model = snapshot.model();
    if (model.isProvisional()) {
      throw UserError.of(
          Place.option("segment"),
          "the scale of the model still waits for enough users, so that a part of them cannot be"
              + " scored by itself",
          "Ask about everybody until it is frozen.");
    }
    String some =
        model.model().entity() == Entity.USER
            ? "i.person in (" + store.read(match::people) + ")"
            : "e.account_key in (" + match.accounts() + ")";
    return new Studies(snapshot, store, some, mostJudged);
  }

  /**
   * Why the average score changed.
   *
   * @param stood the model that stood at the earlier date, where it was another
   */
  public Diagnosis diagnosis(LocalDate from, LocalDate to, Optional<LiveModel> stood) {
    stood.ifPresent(older -> new Snapshot(store, older).requireEvents());
    return snapshot.whole(scope, setting -> diagnosis(setting, from, to, stood));
  }

  private static Diagnosis diagnosis(
      Snapshot.Setting setting, LocalDate from, LocalDate to, Optional<LiveModel> stood) {
    Diagnoser diagnoser =
        new Diagnoser(
            setting.engine(), setting.model(), setting.span(), DiagnosisOptions.defaults());
    if (stood.isEmpty()) {
      return diagnoser.between(setting.run(), from, to);
    }
    BoundModel older = setting.bind(stood.get().model());
    ScoreRun run = new ScoreRun(setting.engine(), older, setting.span(), stood.get().lock());
    return diagnoser.between(setting.run(), from, to, new Before(older, run));
  }

  /** What markers did to the daily activity up to a day. */
  public List<Break> breaks(List<Marker> markers, LocalDate to) {
    return snapshot.whole(
        scope,
        setting ->
            Breaks.of(
                setting.engine(), setting.model(), setting.span(), setting.run(), markers, to));
  }

  /**
   * Why the average score changed, what markers did to the daily activity, and the usual suspects.
   *
   * @param stood the model that stood at the earlier date, where it was another
   */
  public Diagnosed diagnosed(
      LocalDate from, LocalDate to, Optional<LiveModel> stood, List<Marker> markers) {
    return snapshot.whole(
        scope,
        setting ->
            new Diagnosed(
                diagnosis(setting, from, to, stood),
                Breaks.of(
                    setting.engine(), setting.model(), setting.span(), setting.run(), markers, to),
                Checks.of(
                    setting.engine(),
                    setting.model(),
                    setting.span(),
                    new StoredRoles(store).of(setting),
                    from,
                    to)));
  }

  /**
   * What speaks for a model.
   *
   * @param outcomes how its scores predict each outcome that it names
   * @param review what does not hold any more
   */
  public record Proof(List<ModelValidator.Answer> outcomes, ModelReview review) {}

  /**
   * Judges the model on each outcome that it names, and reviews it; of very many users, on every so
   * many-th.
   */
  public Proof proof() {
    int oneIn = oneIn();
    return snapshot.whole(
        oneIn == 1 ? scope : scope + " and i.person % " + oneIn + " = 0",
        setting -> {
          setting.requireEvents();
          Lock lock = snapshot.model().lock();
          List<Outcome> outcomes = snapshot.model().model().outcomes();
          List<ModelValidator.Answer> answers = new ArrayList<>();
          for (Outcome outcome : outcomes) {
            answers.add(
                ModelValidator.judge(
                        setting.engine(), setting.model(), setting.span(), lock, outcome)
                    .ofOneIn(oneIn));
          }
          Optional<OutcomeLog> log =
              outcomes.stream().findFirst().map(it -> OutcomeLog.inEvents(it, setting.span()));
          return new Proof(
              answers,
              ModelReview.of(setting.engine(), setting.model(), setting.span(), lock, log));
        });
  }

  /** A scale that is not frozen, and scores of accounts, are of everybody. */
  private int oneIn() {
    LiveModel model = snapshot.model();
    if (model.isProvisional() || model.model().entity() != Entity.USER) {
      return 1;
    }
    String persons = "select count(*) from identity i where i.user_key = i.person and " + scope;
    long many = store.read(connection -> new Sql(connection).number(persons));
    return Math.toIntExact(Math.max(1, (many + mostJudged - 1) / mostJudged));
  }

  /**
   * What the weights would be if they were learned now from the first outcome, from enough users
   * for good intervals; empty where the model names none.
   */
  public Optional<ModelTuning> learned() {
    return snapshot.model().model().outcomes().stream()
        .findFirst()
        .map(
            outcome ->
                snapshot.whole(
                    setting -> {
                      setting.requireEvents();
                      return ModelTuner.of(setting.engine(), setting.model(), setting.span())
                          .withMostRows(ENOUGH_TO_LEARN)
                          .tune(outcome);
                    }));
  }

  /** The days of all events. */
  EventSpan span() {
    return snapshot.whole(scope, Snapshot.Setting::span);
  }

  /** Whether anybody was described with a trait. */
  boolean knowsTrait(String name) {
    return traits().contains(name);
  }

  private List<String> traits() {
    return snapshot.whole(
        scope, setting -> new TraitNames().in(setting.engine()).stream().sorted().toList());
  }

  /**
   * Refuses a trait that nobody was described with.
   *
   * @throws UserError with the nearest one
   */
  public void requireTrait(String name) {
    List<String> known = traits();
    if (!known.contains(name)) {
      throw UserError.of(
          Place.option("by=" + name),
          "nobody was described with this trait",
          Suggestion.closest(name, known)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Known are: " + String.join(", ", known) + "."));
    }
  }

  /** Metrics of the catalog; the roles of events come from the data folder, else from names. */
  public MetricAnswer metrics(MetricQuestion question) {
    return snapshot.whole(
        scope,
        setting ->
            Metrics.of(setting.engine(), setting.model(), setting.span())
                .withScores(setting.run())
                .answer(question.withRoles(new StoredRoles(store).of(setting))));
  }

  /**
   * Who comes back, and who stays of each band.
   *
   * @param within days after the bands' date, which is the last one that can be watched for so long
   */
  public RetentionAnswer retention(EventRetention question, int within) {
    return snapshot.whole(
        scope,
        setting -> {
          RetentionAnswer answer = question.answer(setting.engine(), setting.span().last(), true);
          LocalDate asOf = BandRetention.latest(setting.span(), within);
          return asOf.isBefore(setting.span().first())
              ? answer
              : answer.withBands(
                  BandRetention.of(
                      setting.engine(),
                      setting.model(),
                      setting.span(),
                      setting.run(),
                      asOf,
                      within));
        });
  }

  /** What users of one band do that those of another do not. */
  public PowerStudy power(PowerQuestion question) {
    return snapshot.whole(
        scope,
        setting ->
            PowerStudy.of(
                setting.engine(),
                setting.model(),
                setting.span(),
                setting.run(),
                question,
                new StoredRoles(store).of(setting).visits()));
  }
}
