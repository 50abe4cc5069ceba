package dev.verve.insight.intervention;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.impact.Experiment;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.TrialColumns;
import dev.verve.insight.impact.TrialTable;
import dev.verve.insight.intervention.Judgement.ArmDay;
import dev.verve.model.ImpactMetric;
import dev.verve.model.Intervention;
import dev.verve.model.Outcome;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the arms that chance made, everybody where the hash put them, treated or not. */
final class RandomisedJudge {
  private static final Names BEFORE = new Names("_before");
  private static final Names AFTER = new Names("_after");
  private static final Names BETWEEN = new Names("_between");

  private final Ground ground;
  private final Intervention intervention;
  private final Measures measures;
  private final InterventionSql sql;
  private final List<String> notes = new ArrayList<>();

  RandomisedJudge(Ground ground, Intervention intervention) {
    this.ground = ground;
    this.intervention = intervention;
    this.measures = new Measures(ground);
    this.sql = new InterventionSql(ground.model(), ground.engine().dialect());
  }

  Judgement judge() {
    LocalDate eve = intervention.dayBefore();
    Course course = Course.of(eve, intervention.analysis(), ground.span().first());
    ScoreRun run = ground.run().get().prepare(course.dates().get(0), intervention.analysis());
    boolean newcomers = InterventionJudge.isForNewcomers(intervention);
    Scored before = run.at(eve, BEFORE);
    if (newcomers) {
      new Members(ground).newcomers(intervention);
    } else {
      new Members(ground).of(intervention, before);
    }
    run.at(intervention.analysis(), AFTER);
    Optional<Outcome> outcome = besides();
    Map<String, String> measured = measured(outcome);
    ground
        .engine()
        .table(
            "trial",
            sql.trial(
                measured,
                newcomers
                    ? Optional.empty()
                    : Optional.of(measures.daily(intervention.metric(), BEFORE))));
    List<String> names = List.copyOf(measured.keySet());
    TrialTable table = new TrialTable(ground.engine(), "trial", TrialColumns.of(names, !newcomers));
    if (!table.groups().contains(Intervention.HOLDOUT) || table.groups().size() < 2) {
      return nobody(table.groups());
    }
    Set<String> beside = new LinkedHashSet<>(names.subList(1, names.size()));
    Impact impact =
        new Experiment(table, TrialAnalysis.defaults().withBeside(beside))
            .judge(Intervention.HOLDOUT, intervention.shares())
            .withWarnings(notes);
    return new Judgement(
        intervention,
        outcome.map(it -> impact.withOutcome(it.name())).orElse(impact),
        newcomers ? List.of() : days(run, course));
  }

  private Judgement nobody(List<String> groups) {
    return InterventionJudge.refused(
        intervention,
        groups.isEmpty()
            ? "Nobody meets the target on %s.".formatted(intervention.dayBefore())
            : "All users of the target fell into one arm: there are too few.");
  }

  /** The model's first outcome, where it can be tested beside the metric. */
  private Optional<Outcome> besides() {
    Optional<Outcome> first =
        ground.model().model().outcomes().stream()
            .filter(outcome -> !outcome.name().equals(intervention.metric().of()))
            .findFirst();
    if (first.isEmpty() || intervention.metric().kind() == ImpactMetric.Kind.OUTCOME) {
      return Optional.empty();
    }
    Optional<String> open =
        InterventionJudge.isForNewcomers(intervention)
            ? Optional.of("Newcomers begin on different days, so that no outcome is tested.")
            : InterventionJudge.open(first.get(), intervention);
    open.ifPresent(notes::add);
    return open.isPresent() ? Optional.empty() : first;
  }

  private Map<String, String> measured(Optional<Outcome> outcome) {
    ImpactMetric metric = intervention.metric();
    Map<String, String> measured = new LinkedHashMap<>();
    measured.put(
        metric.words(),
        metric.kind() == ImpactMetric.Kind.OUTCOME
            ? measures.happened(
                measures.outcome(String.valueOf(metric.of())), intervention.dayBefore())
            : measures.daily(metric, AFTER));
    measured.putIfAbsent(ImpactMetric.SCORE.words(), Measures.score(AFTER));
    String branch = intervention.branch();
    if (branch != null) {
      measured.putIfAbsent(ImpactMetric.points(branch).words(), measures.points(branch, AFTER));
    }
    outcome.ifPresent(
        it -> measured.put(it.name(), measures.happened(it, intervention.dayBefore())));
    return measured;
  }

  private List<ArmDay> days(ScoreRun run, Course course) {
    List<ArmDay> days = new ArrayList<>();
    for (LocalDate day : course.dates()) {
      String values = measures.daily(intervention.metric(), scored(run, day));
      ground.engine().query(sql.means(values)).stream()
          .filter(row -> row.whole("users") > 0)
          .map(row -> new ArmDay(day, row.string("arm"), row.whole("users"), row.real("mean")))
          .forEach(days::add);
    }
    return days;
  }

  private Names scored(ScoreRun run, LocalDate day) {
    if (day.equals(intervention.dayBefore())) {
      return BEFORE;
    }
    return day.equals(intervention.analysis()) ? AFTER : run.at(day, BETWEEN).names();
  }
}
