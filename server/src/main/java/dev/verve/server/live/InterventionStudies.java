package dev.verve.server.live;

import dev.verve.engine.ScoreRun;
import dev.verve.insight.intervention.Assignments;
import dev.verve.insight.intervention.Assignments.Assigned;
import dev.verve.insight.intervention.Entries;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.insight.intervention.InterventionPower;
import dev.verve.insight.intervention.Judgement;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.insight.intervention.PowerQuestion;
import dev.verve.model.Entity;
import dev.verve.model.Intervention;
import dev.verve.server.store.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Interventions by the same code as over files, on a snapshot of the store. A day counts when it is
 * over. Each reads all events of its time.
 */
public final class InterventionStudies {
  private static final String PEOPLE =
      "select user_key as entity, id from identity where user_key = person";
  private static final String ACCOUNTS = "select account_key as entity, id from account";

  private final Store store;
  private final LiveModel model;

  /** Studies under a model, which need not be the published one. */
  public InterventionStudies(Store store, LiveModel model) {
    this.store = store;
    this.model = model;
  }

  /** What became of an intervention. */
  public Judgement judge(Intervention plan) {
    return on(ground -> new InterventionJudge(ground).judge(plan));
  }

  /** What became of one that people enter one by one. */
  public Judgement judge(Intervention plan, Entries entries) {
    return on(scope(entries), ground -> new InterventionJudge(ground).judge(plan, entries));
  }

  /** An account's score asks for all its users. */
  private static String scope(Entries entries) {
    return entries.of() == Entity.USER
        ? "i.person in (select entity from (" + entries.members() + ") m)"
        : StoreRelations.ALL;
  }

  /** What an intervention could show. */
  public PowerAnswer power(PowerQuestion question) {
    return on(ground -> new InterventionPower(ground).answer(question));
  }

  /** Whom an intervention is for, by id from one id on. */
  public List<Assigned> assigned(Intervention plan, Optional<String> after, int most) {
    return on(ground -> new Assignments(ground).list(plan, after, most));
  }

  /** Those who entered, by id from one id on. */
  public List<Assigned> assigned(Entries entries, Optional<String> after, int most) {
    return on(ground -> new Assignments(ground).list(entries, after, most));
  }

  /** Somebody's arm, where the intervention is for them. */
  public Optional<Assigned> assigned(Intervention plan, String id) {
    return on(ground -> new Assignments(ground).of(plan, id));
  }

  /** The last day that is over in the model's time zone. */
  public LocalDate lastKnown() {
    return LocalDate.ofInstant(store.clock().instant(), model.model().timezone()).minusDays(1);
  }

  private <T> T on(Function<Ground, T> question) {
    return on(StoreRelations.ALL, question);
  }

  private <T> T on(String scope, Function<Ground, T> question) {
    return new Snapshot(store, model)
        .whole(
            scope,
            setting ->
                question.apply(
                    new Ground(
                        setting.engine(),
                        setting.model(),
                        setting.span(),
                        () -> {
                          setting.requireEvents();
                          return new ScoreRun(
                              setting.engine(), setting.model(), setting.span(), model.lock());
                        },
                        model.model().entity() == Entity.USER ? PEOPLE : ACCOUNTS,
                        lastKnown())));
  }
}
