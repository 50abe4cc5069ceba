package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.MetricValue;
import dev.verve.sql.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rolling windows and growth accounting are what counting user by user gives. */
class MetricsAgainstNaiveTest {
  private static final LocalDate START = LocalDate.parse("2026-01-01");
  private static final int DAYS = 90;
  private static final Set<Metric> ASKED =
      EnumSet.of(
          Metric.DAU,
          Metric.WAU,
          Metric.MAU,
          Metric.STICKINESS,
          Metric.DAU_MAU28,
          Metric.L7,
          Metric.L28,
          Metric.NEW_USERS,
          Metric.RETAINED_USERS,
          Metric.RESURRECTED_USERS,
          Metric.DORMANT_USERS,
          Metric.RETENTION_RATE);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,DAY", "2,DAY", "3,WEEK", "4,WEEK", "5,MONTH", "6,MONTH"})
  void agrees(long seed, MetricPeriod period) throws IOException {
    Map<String, NavigableSet<Integer>> users = history(new SplittableRandom(seed));
    StringBuilder events = new StringBuilder("user_id,event,timestamp\nedge,idle,2026-01-01\n");
    events.append("edge,idle,").append(START.plusDays(DAYS - 1)).append('\n');
    users.forEach(
        (user, days) ->
            days.forEach(
                day ->
                    events.append(user).append(",work,").append(START.plusDays(day)).append('\n')));
    List<Bounds> periods = period.within(START.plusDays(DAYS / 2), START.plusDays(DAYS - 1));
    try (MetricsBench bench =
        MetricsBench.of(folder, "name: m\nactions: {work: 1, idle: 0}\n", events.toString())) {
      MetricAnswer answer = bench.ask(MetricQuestion.of(period, periods).withMetrics(ASKED));
      for (Bounds asked : periods) {
        for (Metric metric : ASKED) {
          double found = find(answer, metric, asked).value().orElse(Double.NaN);
          assertThat(found)
              .as("seed %s, %s of %s", seed, metric, asked)
              .isCloseTo(naive(users, metric, asked), within(1e-12));
        }
      }
      for (int n = 1; n <= 28; n++) {
        assertThat(step(answer, n))
            .as("seed %s, %s days of 28", seed, n)
            .isEqualTo(naiveStep(users, n));
      }
    }
  }

  private static Map<String, NavigableSet<Integer>> history(SplittableRandom random) {
    Map<String, NavigableSet<Integer>> users = new TreeMap<>();
    for (int user = 0; user < 40; user++) {
      NavigableSet<Integer> days = new TreeSet<>();
      double habit = random.nextDouble() * random.nextDouble();
      int begins = random.nextInt(DAYS);
      int pause = random.nextInt(DAYS);
      for (int day = begins; day < DAYS; day++) {
        if (random.nextDouble() < habit && Math.abs(day - pause) > 20) {
          days.add(day);
        }
      }
      users.put("u" + user, days);
    }
    return users;
  }

  private static double naive(
      Map<String, NavigableSet<Integer>> users, Metric metric, Bounds period) {
    int first = day(period.first());
    int last = day(period.last());
    int before = first - period.length();
    return switch (metric) {
      case DAU -> active(users, last, last);
      case WAU -> active(users, last - 6, last);
      case MAU -> active(users, last - 29, last);
      case STICKINESS -> userDays(users, last - 29, last) / 30 / active(users, last - 29, last);
      case DAU_MAU28 -> userDays(users, last - 27, last) / 28 / active(users, last - 27, last);
      case L7 -> userDays(users, last - 6, last) / active(users, last - 6, last);
      case L28 -> userDays(users, last - 27, last) / active(users, last - 27, last);
      case NEW_USERS ->
          users.values().stream()
              .filter(days -> !days.isEmpty() && any(days, first, last))
              .filter(days -> days.first() >= first)
              .count();
      case RETAINED_USERS ->
          users.values().stream()
              .filter(days -> any(days, first, last) && any(days, before, first - 1))
              .count();
      case RESURRECTED_USERS ->
          users.values().stream()
              .filter(days -> any(days, first, last) && !any(days, before, first - 1))
              .filter(days -> days.first() < first)
              .count();
      case DORMANT_USERS ->
          users.values().stream()
              .filter(days -> !any(days, first, last) && any(days, before, first - 1))
              .count();
      case RETENTION_RATE ->
          100 * naive(users, Metric.RETAINED_USERS, period) / active(users, before, first - 1);
      default -> throw new IllegalArgumentException(metric.slug());
    };
  }

  private static double active(Map<String, NavigableSet<Integer>> users, int first, int last) {
    return users.values().stream().filter(days -> any(days, first, last)).count();
  }

  private static double userDays(Map<String, NavigableSet<Integer>> users, int first, int last) {
    return users.values().stream()
        .mapToInt(days -> days.subSet(first, true, last, true).size())
        .sum();
  }

  private static boolean any(NavigableSet<Integer> days, int first, int last) {
    Integer next = days.ceiling(first);
    return next != null && next <= last;
  }

  private static double naiveStep(Map<String, NavigableSet<Integer>> users, int n) {
    return users.values().stream()
        .filter(days -> days.subSet(DAYS - 28, true, DAYS - 1, true).size() == n)
        .count();
  }

  private static double step(MetricAnswer answer, int n) {
    return answer.of(Metric.L28).stream()
        .filter(value -> value.segment().equals("days=" + n))
        .findFirst()
        .orElseThrow()
        .numerator();
  }

  private static MetricValue find(MetricAnswer answer, Metric metric, Bounds period) {
    return answer.of(metric).stream()
        .filter(value -> value.isTotal() && value.period().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private static int day(LocalDate date) {
    return (int) (date.toEpochDay() - START.toEpochDay());
  }
}
