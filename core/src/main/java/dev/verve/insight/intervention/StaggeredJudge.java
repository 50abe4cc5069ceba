package dev.verve.insight.intervention;

import dev.verve.engine.ScoreRun;
import dev.verve.insight.impact.Experiment;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Look;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.TrialTable;
import dev.verve.model.Entity;
import dev.verve.model.ImpactMetric;
import dev.verve.model.Intervention;
import dev.verve.model.Outcome;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the arms of those who came in one by one, everybody where chance put them, each as of
 * the same number of days after the entry; an outcome is counted from the entry too, of those for
 * whom it has closed. Entries go on and people look every day, so that the interval is one that
 * holds at all looks together.
 */
final class StaggeredJudge {
  private static final Names CHECK = new Names("_check");

  /** The relations of accounts under the names by which those of users are read. */
  private static final Names ACCOUNTS = new Names("_of_account");

  private static final String OUTCOME = "trial_outcome";

  /** Where the interval is tightest; must be fixed before the first look. */
  private static final long PLANNED = 2_000;

  private final Ground ground;
  private final Intervention intervention;
  private final Entries entries;
  private final Measures measures;
  private final InterventionSql sql;

  StaggeredJudge(Ground ground, Intervention intervention, Entries entries) {
    this.ground = ground;
    this.intervention = intervention;
    this.entries = entries;
    this.measures = new Measures(ground);
    this.sql = new InterventionSql(ground.model(), ground.engine().dialect());
  }

  Judgement judge() {
    ground.engine().table("trial_member", entries.members());
    List<LocalDate> days = days();
    if (days.isEmpty()) {
      return none();
    }
    ScoreRun run = ground.run().get().prepare(days.get(0), ground.lastKnown());
    Optional<Outcome> outcome = outcome();
    outcome.ifPresent(
        it -> ground.engine().table(OUTCOME, measures.happenedToEach(it, ground.lastKnown())));
    Map<String, String> measured = measured(outcome);
    List<String> names = List.copyOf(measured.keySet());
    List<String> parts = new ArrayList<>();
    for (LocalDate day : days) {
      scored(run, day.plusDays(entries.checkAfter()));
      String kept = "trial_check_" + parts.size();
      ground.engine().table(kept, sql.trialOf(day, measured));
      parts.add("select * from " + kept);
    }
    ground.engine().table("trial", String.join("\nunion all\n", parts));
    TrialTable table = new TrialTable(ground.engine(), "trial", names, false);
    if (!table.groups().containsAll(intervention.shares().keySet())) {
      return none();
    }
    TrialAnalysis analysis =
        TrialAnalysis.defaults()
            .withLook(Look.daily(PLANNED))
            .withBeside(Set.copyOf(names.subList(1, names.size())));
    Impact impact =
        new Experiment(table, analysis).judge(Intervention.HOLDOUT, intervention.shares());
    return new Judgement(
        intervention, outcome.map(it -> impact.withOutcome(it.name())).orElse(impact), List.of());
  }

  private Judgement none() {
    return InterventionJudge.refused(
        intervention, "Nobody of both groups has come to the check yet.");
  }

  /** The days on which those came whose check is over. */
  private List<LocalDate> days() {
    String last =
        ground.engine().dialect().date(ground.lastKnown().minusDays(entries.checkAfter()));
    return ground
        .engine()
        .query("select distinct day from trial_member where day <= " + last + " order by day")
        .stream()
        .map(row -> row.day("day"))
        .toList();
  }

  private boolean isRolledUp() {
    return entries.of() == Entity.ACCOUNT && ground.model().model().entity() == Entity.USER;
  }

  /** The model's first outcome, which is one of whom the model scores. */
  private Optional<Outcome> outcome() {
    return isRolledUp() ? Optional.empty() : ground.model().model().outcomes().stream().findFirst();
  }

  /** Queries of what is measured of everybody on the date that was scored last. */
  private Map<String, String> measured(Optional<Outcome> outcome) {
    Names names = isRolledUp() ? ACCOUNTS : CHECK;
    Map<String, String> measured = new LinkedHashMap<>();
    measured.put(ImpactMetric.SCORE.words(), Measures.score(names));
    String branch = intervention.branch();
    if (branch != null) {
      measured.put(ImpactMetric.points(branch).words(), measures.points(branch, names));
    }
    outcome.ifPresent(it -> measured.put(it.name(), "select entity, y from " + OUTCOME));
    return measured;
  }

  private void scored(ScoreRun run, LocalDate day) {
    run.at(day, CHECK);
    if (isRolledUp()) {
      renamed(CHECK.accountScore(), "score", ACCOUNTS.score());
      renamed(CHECK.accountPoint(), "action_key, points", ACCOUNTS.point());
    }
  }

  private void renamed(String relation, String columns, String name) {
    ground.engine().view(name, "select account as entity, %s from %s".formatted(columns, relation));
  }
}
