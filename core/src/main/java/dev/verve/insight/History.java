package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AnswerSql;
import dev.verve.sql.Bounds;
import dev.verve.sql.HistoryForm;
import dev.verve.sql.HistorySql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Scores of every day of a range, on one frozen scale.
 *
 * <p>A score changes only when an amount enters or leaves its window, so a user's history is a
 * handful of change points, each good until the next: at each, the window's sum is taken anew, and
 * the days between are never computed. Where points decay but only add up, one scaled sum at each
 * change gives every day after it. Models that both decay and bend or cap are scored day by day.
 * Every way gives what {@link ScoreRun#at} gives for the day, to 1e-9. Somebody whose account or
 * traits change by what events tell has a history for each period in which they stay the same.
 */
public final class History {
  private static final Names OF_DAY = new Names("_of_day");

  private final Engine engine;
  private final BoundModel model;
  private final ScoreRun run;

  /**
   * Histories of a run.
   *
   * @param run prepared for a range of dates
   */
  public History(Engine engine, BoundModel model, ScoreRun run) {
    this.engine = engine;
    this.model = model;
    this.run = run;
  }

  /**
   * The distribution of each day, in order.
   *
   * @param first the first day, not before the start of the run's range
   * @param last the last date of the run's range, scored
   */
  public List<HistoryDay> days(LocalDate first, Scored last) {
    Bounds days = new Bounds(first, last.asOf());
    DayTotals totals = new DayTotals(model.model().bands(), days);
    if (HistoryForm.of(model, days) == HistoryForm.DAYS) {
      first
          .datesUntil(last.asOf().plusDays(1))
          .forEach(
              day ->
                  engine.each(
                      new AnswerSql(model, engine.dialect())
                          .distribution(run.at(day, OF_DAY).names().score()),
                      row -> totals.add(day, row)));
    } else {
      HistorySql sql = changes(days, last);
      engine.each(sql.day(), row -> totals.add(row.day("day"), row));
    }
    return totals.list();
  }

  /**
   * Makes relation {@code history_daily} (entity, day, raw, score, band): a row for everybody on
   * each day since they were first seen.
   *
   * @param first the first day, not before the start of the run's range
   * @param last the last date of the run's range, scored
   * @return the relation's name
   */
  public String daily(LocalDate first, Scored last) {
    Bounds days = new Bounds(first, last.asOf());
    String daily =
        HistoryForm.of(model, days) == HistoryForm.DAYS
            ? eachDay(days)
            : changes(days, last).daily();
    engine.view("history_daily", daily);
    return "history_daily";
  }

  private HistorySql changes(Bounds days, Scored last) {
    HistorySql sql = new HistorySql(model, engine.dialect(), days);
    boolean sums = HistoryForm.of(model, days) == HistoryForm.SUMS;
    BiConsumer<String, String> kept = sums && sql.onlyRenames() ? engine::view : engine::table;
    kept.accept("history_entity", sql.entity());
    if (sums) {
      kept.accept("history_worth", sql.worth());
      engine.view("history_raw", sql.rawOfSums());
    } else {
      if (model.countsAmounts()) {
        engine.table("history_amount", sql.amount());
      }
      if (model.countsDistinct()) {
        engine.table("history_item", sql.item());
      }
      engine.view("history_raw", sql.rawOfChanges());
    }
    engine.view("history_score", sql.score(last.fit().scale()));
    return sql;
  }

  private String eachDay(Bounds days) {
    List<String> parts = new ArrayList<>();
    for (LocalDate day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
      String kept = "history_score_" + parts.size();
      String scores =
          "select entity, %s as day, raw, score, band from ".formatted(engine.dialect().date(day));
      engine.table(kept, scores + run.at(day, OF_DAY).names().score());
      parts.add("select * from " + kept);
    }
    return String.join("\nunion all\n", parts);
  }
}
