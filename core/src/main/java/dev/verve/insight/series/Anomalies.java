package dev.verve.insight.series;

import static dev.verve.problem.Check.require;

import dev.verve.sql.Bounds;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Cusum;
import dev.verve.stats.CusumCalibration;
import dev.verve.stats.SeasonalSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which branches and segments are not as usual: points per user and day, freed of the weekday and
 * of the dependence on the day before, watched by a two-sided cumulative sum. What is usual is
 * learned from the days before the watched ones alone. The limit is found by simulation, so that
 * all series together raise a lasting shift in at most the stated share of quiet times.
 *
 * @param days the series that were read
 * @param watched the last days of them
 * @param falseAlarms the share of quiet times in which any of the series alarms
 * @param found what is not as usual, the latest first
 * @param refused series that cannot be watched, and why
 */
public record Anomalies(
    DailySeries days,
    Bounds watched,
    double falseAlarms,
    List<Anomaly> found,
    Map<String, String> refused) {
  private static final int HISTORY = 84;
  private static final int LEAST_HISTORY = 56;
  private static final int RUNS = 2_000;
  private static final double RARE = 10;

  /** The days to read for watching the last so many: twelve weeks more, as far as there are any. */
  public static Bounds needed(Bounds span, int watched) {
    var first = span.last().minusDays(HISTORY + watched - 1L);
    return new Bounds(first.isBefore(span.first()) ? span.first() : first, span.last());
  }

  /** Watches the last days of all series. */
  public static Anomalies of(DailySeries series, int watched, double falseAlarms) {
    require(watched >= 1, "at least one day is watched, were %s", watched);
    int history = series.days().length() - watched;
    Bounds last = new Bounds(series.days().last().minusDays(watched - 1L), series.days().last());
    Map<String, String> refused = new LinkedHashMap<>();
    List<Anomaly> found = new ArrayList<>();
    double each = falseAlarms / series.branches().size();
    Map<Long, Cusum> limits = new HashMap<>();
    for (BranchDays line : series.branches()) {
      usual(line, history)
          .fold(
              usual -> {
                Cusum cusum =
                    limits.computeIfAbsent(
                        Math.round(usual.dependence() * 20),
                        step -> cusum(history, watched, each, step / 20.0));
                found.addAll(alarms(line, usual, cusum, last, history));
                return true;
              },
              why -> {
                refused.put(name(line), why);
                return false;
              });
    }
    found.sort((left, right) -> right.day().compareTo(left.day()));
    return new Anomalies(series, last, falseAlarms, List.copyOf(found), refused);
  }

  private static Conclusion<SeasonalSeries> usual(BranchDays line, int history) {
    return history < LEAST_HISTORY
        ? Conclusion.refused("Less than 8 weeks of history before the watched days.")
        : SeasonalSeries.fit(
            Arrays.copyOf(line.perUser(), history), Arrays.copyOf(line.users(), history));
  }

  private static Cusum cusum(int history, int watched, double falseAlarms, double dependence) {
    int runs = (int) Math.max(RUNS, Math.ceil(RARE / falseAlarms));
    double within = Math.max(-0.95, Math.min(0.95, dependence));
    return new CusumCalibration(history, watched, falseAlarms, runs, 1)
        .calibrate(Cusum.defaults(), within);
  }

  private static List<Anomaly> alarms(
      BranchDays line, SeasonalSeries usual, Cusum cusum, Bounds watched, int history) {
    double[] rates = line.perUser();
    double[] surprise = usual.standardise(rates);
    double[] last = Arrays.copyOfRange(surprise, history, surprise.length);
    List<Anomaly> found = new ArrayList<>();
    for (Cusum.Alarm alarm : cusum.alarms(last)) {
      double sum = 0;
      double expected = 0;
      int days = alarm.day() - alarm.since() + 1;
      for (int day = alarm.since(); day <= alarm.day(); day++) {
        sum += rates[history + day];
        expected += usual.usual(history + day);
      }
      found.add(
          new Anomaly(
              line.branch(),
              line.segment(),
              alarm.kind(),
              watched.first().plusDays(alarm.day()),
              watched.first().plusDays(alarm.since()),
              sum / days,
              expected / days));
    }
    return found;
  }

  private static String name(BranchDays line) {
    return line.branch().slug() + (line.segment().isEmpty() ? "" : " of " + line.segment());
  }
}
