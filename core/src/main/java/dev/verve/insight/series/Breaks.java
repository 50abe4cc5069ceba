package dev.verve.insight.series;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Branch;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import dev.verve.stats.MultipleTests;
import dev.verve.stats.StepRegression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tests markers for a lasting break in the points per user and day, everybody's and each branch's.
 * A score looks back over its window and would smear the step; the days show it where it was.
 *
 * <p>All markers that can be tested are so together ({@link StepRegression}), on up to twelve weeks
 * before the first. One that lies too near to the beginning, to the end or to the one before it, or
 * that has under 100 users a day behind it, is refused with the reason.
 */
public final class Breaks {
  private static final int HISTORY = 84;
  private static final long LEAST_USERS = 100;
  private static final double LEVEL = 0.05;

  private Breaks() {}

  /**
   * What each marker did up to a day, in the order of their dates.
   *
   * @param run a run, from which the model's relations come
   * @param to the last day that is looked at
   */
  public static List<Break> of(
      Engine engine,
      BoundModel model,
      EventSpan span,
      ScoreRun run,
      List<Marker> markers,
      LocalDate to) {
    if (markers.isEmpty()) {
      return List.of();
    }
    List<Marker> ordered =
        markers.stream().distinct().sorted(Comparator.comparing(Marker::date)).toList();
    LocalDate last = span.last().isBefore(to) ? span.last() : to;
    LocalDate first =
        ordered.stream()
            .map(Marker::date)
            .filter(date -> !date.minusDays(StepRegression.LEAST_BEFORE).isBefore(span.first()))
            .findFirst()
            .map(date -> date.minusDays(HISTORY))
            .filter(date -> date.isAfter(span.first()))
            .orElse(span.first());
    if (first.isAfter(last)) {
      return refused(ordered, "The last day that is looked at lies before the events.");
    }
    return of(
        DailySeries.read(engine, model, span, run, new Bounds(first, last), Optional.empty()),
        ordered);
  }

  private static List<Break> refused(List<Marker> markers, String why) {
    return markers.stream()
        .map(marker -> new Break(marker, Conclusion.refused(why), 0, 1, false, List.of()))
        .toList();
  }

  /** What each marker did to series that begin long enough before the first that can be tested. */
  static List<Break> of(DailySeries series, List<Marker> ordered) {
    long[] users = series.branches().get(0).users();
    List<Conclusion<Integer>> positions = positions(series.days(), users, ordered);
    int[] steps =
        positions.stream().flatMap(p -> p.value().stream()).mapToInt(Integer::intValue).toArray();
    if (steps.length == 0) {
      List<Break> none = new ArrayList<>();
      for (int i = 0; i < ordered.size(); i++) {
        none.add(refusal(ordered.get(i), positions.get(i).refusal().orElse("")));
      }
      return none;
    }
    return new Tested(series, steps).breaks(ordered, positions);
  }

  private static Break refusal(Marker marker, String why) {
    return new Break(marker, Conclusion.refused(why), 0, 1, false, List.of());
  }

  /** Where each marker lies among the days, or why it cannot be tested. */
  private static List<Conclusion<Integer>> positions(
      Bounds days, long[] users, List<Marker> ordered) {
    List<Conclusion<Integer>> positions = new ArrayList<>();
    int before = -StepRegression.LEAST_AFTER;
    for (Marker marker : ordered) {
      long at = marker.date().toEpochDay() - days.first().toEpochDay();
      String why = refusal(at, before, users);
      if (why.isEmpty()) {
        before = Math.toIntExact(at);
        positions.add(Conclusion.reached(before));
      } else {
        positions.add(Conclusion.refused(why));
      }
    }
    return positions;
  }

  private static String refusal(long at, int before, long[] users) {
    if (at < StepRegression.LEAST_BEFORE) {
      return "There are %d days of events before it, and 8 weeks are needed."
          .formatted(Math.max(0, at));
    }
    if (users.length - at < StepRegression.LEAST_AFTER) {
      return "There are %d days from it on, and a week is needed."
          .formatted(Math.max(0, users.length - at));
    }
    if (at - before < StepRegression.LEAST_AFTER) {
      return "It is within a week of the marker before it, and the two cannot be told apart.";
    }
    long total = 0;
    for (long day : users) {
      total += day;
    }
    return total < LEAST_USERS * users.length ? "There are under 100 users a day." : "";
  }

  /** The steps of everybody's days and of each branch's. */
  private static final class Tested {
    private final DailySeries series;
    private final int[] steps;

    Tested(DailySeries series, int[] steps) {
      this.series = series;
      this.steps = steps;
    }

    List<Break> breaks(List<Marker> ordered, List<Conclusion<Integer>> positions) {
      List<Branch> branches = series.branches().stream().map(BranchDays::branch).toList();
      double[] all = everybody();
      Conclusion<List<Effect>> total = StepRegression.fit(all, steps);
      List<Conclusion<List<Effect>>> own =
          series.branches().stream().map(b -> StepRegression.fit(b.perUser(), steps)).toList();
      double[] adjusted = adjusted(total, own);
      List<Break> breaks = new ArrayList<>();
      int step = 0;
      for (int i = 0; i < ordered.size(); i++) {
        if (positions.get(i).value().isEmpty()) {
          breaks.add(refusal(ordered.get(i), positions.get(i).refusal().orElse("")));
          continue;
        }
        int at = step;
        List<Break.OfBranch> broken = new ArrayList<>();
        for (int b = 0; b < branches.size(); b++) {
          double p = adjusted[(b + 1) * steps.length + at];
          Branch branch = branches.get(b);
          own.get(b)
              .value()
              .filter(effects -> p <= LEVEL)
              .ifPresent(e -> broken.add(new Break.OfBranch(branch, e.get(at), p)));
        }
        broken.sort(Comparator.comparingDouble(b -> -Math.abs(b.effect().value())));
        Conclusion<Effect> effect = total.map(effects -> effects.get(at));
        double usual = effect.value().map(e -> after(all, steps[at]) - e.value()).orElse(0.0);
        double p = adjusted[at];
        breaks.add(
            new Break(
                ordered.get(i),
                effect,
                usual,
                p,
                p <= LEVEL && effect.value().isPresent(),
                broken));
        step++;
      }
      return breaks;
    }

    private double[] everybody() {
      double[] all = new double[series.days().length()];
      for (BranchDays branch : series.branches()) {
        double[] own = branch.perUser();
        for (int day = 0; day < all.length; day++) {
          all[day] += own[day];
        }
      }
      return all;
    }

    /** Everybody's first, then each branch's, in each the steps in their order. */
    private double[] adjusted(
        Conclusion<List<Effect>> total, List<Conclusion<List<Effect>>> branches) {
      List<Conclusion<List<Effect>>> tests = new ArrayList<>(List.of(total));
      tests.addAll(branches);
      double[] p = new double[tests.size() * steps.length];
      for (int test = 0; test < tests.size(); test++) {
        for (int step = 0; step < steps.length; step++) {
          int at = step;
          p[test * steps.length + step] =
              tests.get(test).value().map(effects -> effects.get(at).p()).orElse(1.0);
        }
      }
      return MultipleTests.benjaminiHochberg(p);
    }

    private static double after(double[] all, int step) {
      double sum = 0;
      for (int day = step; day < all.length; day++) {
        sum += all[day];
      }
      return sum / (all.length - step);
    }
  }
}
