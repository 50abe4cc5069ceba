package dev.verve.insight.series;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Branch;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.sql.Bounds;
import dev.verve.sql.SeriesSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was done on each day of a range in every branch, everybody's and each segment's. A score
 * looks back over its window and follows slowly; these days show when something happened.
 *
 * @param days the range
 * @param branches by branch in the order of the model, then everybody before the segments
 * @param actions what everybody did of each action, worth its weight, in the order of the model
 */
public record DailySeries(Bounds days, List<BranchDays> branches, List<List<Double>> actions) {
  public DailySeries {
    branches = List.copyOf(branches);
    actions = List.copyOf(actions);
  }

  /**
   * Reads the days.
   *
   * @param run a run, from which the model's relations come
   * @param trait by which users are told apart; empty for everybody alone
   */
  public static DailySeries read(
      Engine engine,
      BoundModel model,
      EventSpan span,
      ScoreRun run,
      Bounds days,
      Optional<Trait> trait) {
    SeriesSql sql = new SeriesSql(model, engine.dialect());
    run.loadActions();
    LocalDate beginning = span.first().isBefore(days.first()) ? span.first() : days.first();
    engine.table("series_user", sql.user(days.last(), beginning, trait));
    Map<String, long[]> users = new LinkedHashMap<>();
    long[] everybody = users.computeIfAbsent("", s -> new long[days.length()]);
    engine.each(
        sql.known(days.first()),
        row -> {
          int day = index(days, row.day("day"));
          long came = row.whole("users");
          add(everybody, day, came);
          if (trait.isPresent()) {
            add(
                users.computeIfAbsent(row.string("segment"), s -> new long[days.length()]),
                day,
                came);
          }
        });
    int branches = model.model().branches().size();
    Map<String, double[][]> points = new LinkedHashMap<>();
    users.keySet().forEach(s -> points.put(s, new double[branches][days.length()]));
    double[][] all = points.computeIfAbsent("", s -> new double[branches][days.length()]);
    double[][] actions = new double[model.actions().size()][days.length()];
    engine.each(
        sql.points(days),
        row -> {
          int branch = (int) row.whole("branch_key");
          int day = index(days, row.day("day"));
          all[branch][day] += row.real("points");
          actions[(int) row.whole("action_key")][day] += row.real("points");
          if (trait.isPresent()) {
            points
                    .computeIfAbsent(
                        row.string("segment"), s -> new double[branches][days.length()])[branch][
                    day] +=
                row.real("points");
          }
        });
    return new DailySeries(
        days,
        lines(model.model().branches(), points, users),
        Arrays.stream(actions).map(line -> Arrays.stream(line).boxed().toList()).toList());
  }

  private static List<BranchDays> lines(
      List<Branch> branches, Map<String, double[][]> points, Map<String, long[]> users) {
    List<BranchDays> lines = new ArrayList<>();
    for (int branch = 0; branch < branches.size(); branch++) {
      for (Map.Entry<String, long[]> segment : users.entrySet()) {
        double[][] own = points.getOrDefault(segment.getKey(), new double[0][]);
        lines.add(
            new BranchDays(
                branches.get(branch), segment.getKey(), own[branch], segment.getValue()));
      }
    }
    return lines;
  }

  private static int index(Bounds days, LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - days.first().toEpochDay());
  }

  private static void add(long[] known, int from, long users) {
    for (int day = from; day < known.length; day++) {
      known[day] += users;
    }
  }
}
