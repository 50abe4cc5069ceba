package dev.verve.insight.intervention;

import dev.verve.engine.ScoreRun;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.PanelAnalysis;
import dev.verve.insight.intervention.Judgement.ArmDay;
import dev.verve.model.Intervention;
import dev.verve.problem.UserError;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares those for whom an intervention was with all others, over time: weekly values before the
 * start against the one as of the analysis.
 *
 * <p>Where the score itself chose them, all dates whose window reaches into the choice are left
 * out: who was low there comes back by itself. A segment that was treated as a whole is one unit
 * among the other values of its trait, and is held against a mixture of them where there are
 * enough.
 */
final class PanelJudge {
  private static final Names EVE = new Names("_before");
  private static final Names DAY = new Names("_between");

  private final Ground ground;
  private final Intervention intervention;
  private final InterventionSql sql;
  private final Measures measures;

  PanelJudge(Ground ground, Intervention intervention) {
    this.ground = ground;
    this.intervention = intervention;
    this.sql = new InterventionSql(ground.model(), ground.engine().dialect());
    this.measures = new Measures(ground);
  }

  Judgement judge() {
    PanelDates dates = PanelDates.of(ground, intervention);
    Optional<WholeSegment> segment = WholeSegment.of(ground, intervention);
    List<LocalDate> days = segment.isPresent() ? dates.forSegments() : dates.forUsers();
    if (days.size() < 2) {
      return InterventionJudge.refused(
          intervention, "Fewer than 3 usable periods before the start.");
    }
    ScoreRun run = ground.run().get().prepare(days.get(0), intervention.analysis());
    new Members(ground).of(intervention, run.at(intervention.dayBefore(), EVE));
    List<String> parts = new ArrayList<>();
    List<ArmDay> course = new ArrayList<>();
    for (LocalDate day : days) {
      Names names = run.at(day, DAY).names();
      String values = measures.daily(intervention.metric(), names);
      String kept = "trial_period_" + parts.size();
      String period = ground.engine().dialect().text(day.toString());
      ground
          .engine()
          .table(
              kept,
              segment
                  .map(whole -> whole.period(sql, names, values, period, intervention.analysis()))
                  .orElseGet(() -> sql.unit(names, values, period)));
      parts.add("select * from " + kept);
      course.addAll(course(day, kept));
    }
    ground.engine().view("trial_panel", String.join("\nunion all\n", parts));
    return new Judgement(intervention, impact(dates, days), course);
  }

  private Impact impact(PanelDates dates, List<LocalDate> days) {
    List<String> excluded =
        days.stream().filter(dates::isChosenBy).map(LocalDate::toString).toList();
    try {
      return PanelAnalysis.from(intervention.analysis().toString())
          .withSelectedIn(excluded)
          .judge(ground.engine(), "trial_panel", intervention.metric().words());
    } catch (UserError e) {
      return InterventionJudge.refused(intervention, e.problems().get(0).message() + ".").impact();
    }
  }

  private List<ArmDay> course(LocalDate day, String panel) {
    return ground
        .engine()
        .query(
            "select treated, count(*) as units, avg(y) as mean from %s group by treated order by treated"
                .formatted(panel))
        .stream()
        .map(
            row ->
                new ArmDay(
                    day,
                    row.whole("treated") == 1 ? "treated" : "not treated",
                    row.whole("units"),
                    row.real("mean")))
        .toList();
  }
}
