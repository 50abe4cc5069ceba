package dev.verve.server.act.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.alert.AlertRule;
import dev.verve.alert.Pace;
import dev.verve.alert.Trigger;
import dev.verve.model.Entity;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.TestClock;
import dev.verve.sql.Bounds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The queries against the rules in plain Java, one score after the other, on random histories that
 * hover round the thresholds.
 */
class EachWatchTest {
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 90;
  private static final int USERS = 60;
  private static final double THRESHOLD = 51;
  private static final double HOLD = 2;
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void queriesFindWhatTheRulesSay() {
    LocalDate last = BEGIN.plusDays(DAYS - 1L);
    Map<Long, double[]> scores = new HashMap<>();
    try (ScoredStore scored =
        new ScoredStore(folder, new TestClock("2026-04-01T12:00:00Z"), last, USERS)) {
      SplittableRandom random = new SplittableRandom(SEED);
      StringBuilder rows = new StringBuilder();
      for (long user = 1; user <= USERS; user++) {
        double[] own = history(random, user);
        scores.put(user, own);
        for (int day = 0; day < DAYS; day++) {
          if (!Double.isNaN(own[day])) {
            rows.append(rows.isEmpty() ? "" : ",")
                .append(
                    "(1, date '%s', %d, null, null, %s, %s, 'light')"
                        .formatted(BEGIN.plusDays(day), user, own[day], own[day]));
          }
        }
      }
      scored.run("insert into score_day values " + rows);
      LiveModel model = scored.store().read(Models::published).orElseThrow();
      EachWatch watch = new EachWatch(scored.store(), model);
      for (Trigger trigger :
          List.of(
              new Trigger.Crosses("engaged", Trigger.Direction.DOWN, 1),
              new Trigger.Crosses("engaged", Trigger.Direction.DOWN, 3),
              new Trigger.Crosses("engaged", Trigger.Direction.UP, 2),
              new Trigger.Falls(8, 5),
              new Trigger.Stays(48, 4))) {
        NavigableSet<String> expected = expected(trigger, scores);
        assertThat(found(watch, trigger, new Bounds(BEGIN, last)))
            .as("%s, seed %d", trigger, SEED)
            .isEqualTo(expected)
            .hasSizeGreaterThan(5);
        words(watch, trigger, new Bounds(BEGIN, last)).forEach(EachWatchTest::assertSound);
        Bounds late = new Bounds(last.minusDays(20), last);
        assertThat(found(watch, trigger, late))
            .as("%s, the last days alone, seed %d", trigger, SEED)
            .isEqualTo(expected.tailSet(late.first().toString()));
      }
      assertThat(
              words(
                  watch,
                  new Trigger.Crosses("engaged", Trigger.Direction.DOWN, 3),
                  new Bounds(BEGIN, last)))
          .as("who stays out may be on the way back")
          .anyMatch(words -> words.matches("fell out of Engaged, for 3 days, now at [0-9.]+"));
    }
  }

  /** Who is said to fall is shown falling. */
  private static void assertSound(String words) {
    Matcher course = Pattern.compile("([0-9.]+) → ([0-9.]+)").matcher(words);
    if (course.find()) {
      double from = Double.parseDouble(course.group(1));
      double to = Double.parseDouble(course.group(2));
      assertThat(words.startsWith("rose") ? to - from : from - to).as(words).isPositive();
    }
  }

  private static List<String> words(EachWatch watch, Trigger trigger, Bounds days) {
    return watch.fires(rule(trigger), days, BEGIN).stream().map(Fire::words).toList();
  }

  private static AlertRule rule(Trigger trigger) {
    return new AlertRule("r", "R", trigger, Entity.USER, null, 0, Pace.AT_ONCE, List.of());
  }

  /** Steps of a few points round the threshold; some come later than the history begins. */
  private static double[] history(SplittableRandom random, long user) {
    double[] own = new double[DAYS];
    int first = user % 4 == 0 ? 1 + random.nextInt(40) : 0;
    double score = 40 + random.nextInt(20);
    for (int day = 0; day < DAYS; day++) {
      score = Math.max(35, Math.min(65, score + random.nextInt(9) - 4));
      own[day] = day < first ? Double.NaN : score;
    }
    return own;
  }

  private static NavigableSet<String> found(EachWatch watch, Trigger trigger, Bounds days) {
    TreeSet<String> found = new TreeSet<>();
    watch
        .fires(rule(trigger), days, BEGIN)
        .forEach(fire -> found.add(fire.day() + " " + fire.subject().key()));
    return found;
  }

  private static NavigableSet<String> expected(Trigger trigger, Map<Long, double[]> scores) {
    TreeSet<String> expected = new TreeSet<>();
    scores.forEach(
        (user, own) -> {
          for (int day : days(trigger, own)) {
            expected.add(BEGIN.plusDays(day) + " " + user);
          }
        });
    return expected;
  }

  private static List<Integer> days(Trigger trigger, double[] own) {
    if (trigger instanceof Trigger.Crosses crosses) {
      return crossings(crosses, own);
    }
    List<Integer> days = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      boolean fires =
          trigger instanceof Trigger.Falls falls
              ? fell(falls, own, day) && !fell(falls, own, day - 1)
              : stayed((Trigger.Stays) trigger, own, day);
      if (fires) {
        days.add(day);
      }
    }
    return days;
  }

  private static List<Integer> crossings(Trigger.Crosses it, double[] own) {
    List<Integer> days = new ArrayList<>();
    String stand = "";
    String side = "";
    int run = 0;
    for (int day = 0; day < DAYS; day++) {
      if (Double.isNaN(own[day])) {
        continue;
      }
      String now =
          own[day] >= THRESHOLD - 1e-9 ? "UP" : own[day] < THRESHOLD - 1e-9 - HOLD ? "DOWN" : side;
      run = now.equals(side) ? run + 1 : 1;
      side = now;
      if (run >= it.days() && !side.isEmpty() && !side.equals(stand)) {
        if (!stand.isEmpty() && side.equals(it.direction().name())) {
          days.add(day);
        }
        stand = side;
      }
    }
    return days;
  }

  private static boolean fell(Trigger.Falls it, double[] own, int day) {
    return day >= it.days()
        && !Double.isNaN(own[day - it.days()])
        && own[day - it.days()] - own[day] >= it.points();
  }

  private static boolean stayed(Trigger.Stays it, double[] own, int day) {
    for (int back = 0; back < it.days(); back++) {
      if (day < back || !(own[day - back] < it.below())) {
        return false;
      }
    }
    return day >= it.days() && !(own[day - it.days()] < it.below());
  }
}
