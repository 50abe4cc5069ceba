package dev.verve.server.act.playbook;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.insight.impact.Evidence;
import dev.verve.insight.impact.Experiment;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Look;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.TrialTable;
import dev.verve.insight.impact.Verdict;
import dev.verve.playbook.Playbook;
import dev.verve.server.store.Store;
import dev.verve.sql.DuckDbDialect;
import java.util.List;
import java.util.Map;

/**
 * Whether a playbook does more than chance: those whom it leaves alone are the control group, and
 * the score at the check is the metric, adjusted by the score at the start. Runs end every day and
 * people look every day, so that the interval is one that holds at all looks together. Of somebody
 * who entered more than once the first run counts.
 */
public final class PlaybookVerdicts {
  private static final String METRIC = "score";
  private static final String HELD = "left alone";
  private static final String TREATED = "treated";

  /** Where the interval is tightest; must be fixed before the first look. */
  private static final long PLANNED = 2_000;

  private final Store store;

  /** The verdicts on the runs in a store. */
  public PlaybookVerdicts(Store store) {
    this.store = store;
  }

  /** What the runs of a playbook that have ended show. */
  public Impact of(Playbook playbook) {
    if (playbook.holdout() == 0) {
      return refused("The playbook leaves nobody alone: nothing tells its doing from chance.");
    }
    return store.read(
        connection -> {
          DuckDbEngine engine = DuckDbEngine.over(connection, new DuckDbDialect());
          TrialTable table = new TrialTable(engine, ended(playbook), List.of(METRIC), true);
          List<String> groups = table.groups();
          if (!groups.contains(HELD) || !groups.contains(TREATED)) {
            return refused("No run of both groups has come to its check yet.");
          }
          Map<String, Double> shares =
              Map.of(HELD, playbook.holdout(), TREATED, 1 - playbook.holdout());
          TrialAnalysis analysis = TrialAnalysis.defaults().withLook(Look.daily(PLANNED));
          return new Experiment(table, analysis).judge(HELD, shares);
        });
  }

  private static Impact refused(String why) {
    return Impact.refused(Verdict.INSUFFICIENT, TREATED, METRIC, Evidence.RANDOMISED, why);
  }

  /**
   * One row a subject. The outcome begins with a word and the change of the score. Days of which a
   * run is still open are left out whole: those who are still in the steps are the slow ones, and
   * without them the treated would look better than they are.
   */
  private static String ended(Playbook playbook) {
    return """
        (select entity || coalesce(person, account) as id,
          if(held_out, '%1$s', '%2$s') as arm,
          score + cast(split_part(outcome, ' ', 2) as double) as m0,
          score as before
        from playbook_run
        where playbook = %3$s and outcome is not null
          and started_on < coalesce(
            (select min(started_on) from playbook_run where playbook = %3$s and outcome is null),
            date '9999-12-31')
        qualify row_number() over (partition by entity, person, account order by id) = 1) runs"""
        .formatted(HELD, TREATED, new DuckDbDialect().text(playbook.slug()));
  }
}
