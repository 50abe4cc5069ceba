package dev.verve.insight.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.model.Branch;
import dev.verve.plan.BareModel;
import dev.verve.sql.Bounds;
import dev.verve.stats.Cusum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final Branch CORE =
      BareModel.of("name: m\nactions: {login: 1}\nscale: {method: cap, at: 9}\n")
          .model()
          .branches()
          .get(0);
  private static final int WATCHED = 14;

  /** Points per user and day with weekends at half, and a shift from a day on. */
  private static BranchDays line(String segment, int days, int from, int until, double shift) {
    SplittableRandom random = new SplittableRandom(3 + segment.length());
    double[] points = new double[days];
    long[] users = new long[days];
    for (int day = 0; day < days; day++) {
      boolean weekend = FIRST.plusDays(day).getDayOfWeek().getValue() > 5;
      double usual = weekend ? 1 : 2;
      double changed = day >= from && day < until ? shift : 0;
      users[day] = 400;
      points[day] = 400 * (usual + changed + 0.1 * random.nextGaussian());
    }
    return new BranchDays(CORE, segment, points, users);
  }

  private static Anomalies watch(int days, BranchDays... lines) {
    Bounds all = new Bounds(FIRST, FIRST.plusDays(days - 1L));
    return Anomalies.of(new DailySeries(all, List.of(lines), List.of()), WATCHED, 0.05);
  }

  @Test
  void aLastingFallIsFoundWithItsFirstDayAndItsDepth() {
    Anomalies anomalies = watch(98, line("", 98, 88, 98, -0.4));
    assertThat(anomalies.watched()).isEqualTo(new Bounds(FIRST.plusDays(84), FIRST.plusDays(97)));
    assertThat(anomalies.refused()).isEmpty();
    Anomaly fall =
        anomalies.found().stream()
            .filter(found -> found.kind() == Cusum.Kind.FALL)
            .reduce((latest, first) -> first)
            .orElseThrow();
    assertThat(fall.branch()).isEqualTo(CORE);
    assertThat(fall.since()).isBetween(FIRST.plusDays(86), FIRST.plusDays(89));
    assertThat(fall.day()).isAfterOrEqualTo(FIRST.plusDays(88));
    assertThat(fall.value() - fall.usual()).isCloseTo(-0.4, within(0.2));
    assertThat(anomalies.found())
        .extracting(found -> -found.day().toEpochDay())
        .as("the latest first")
        .isSorted();
  }

  @Test
  void aRiseIsNoFall() {
    assertThat(watch(98, line("", 98, 88, 98, 0.4)).found())
        .isNotEmpty()
        .noneMatch(found -> found.kind() == Cusum.Kind.FALL)
        .allMatch(found -> found.value() > found.usual());
  }

  @Test
  void oneDayThatStandsOutIsNoLastingShift() {
    Anomalies anomalies = watch(98, line("", 98, 90, 91, -1.2));
    Anomaly dip =
        anomalies.found().stream()
            .filter(found -> found.kind() == Cusum.Kind.DIP)
            .findFirst()
            .orElseThrow();
    assertThat(dip.day()).isEqualTo(FIRST.plusDays(90));
    assertThat(dip.since()).isEqualTo(dip.day());
    assertThat(dip.value() - dip.usual()).isCloseTo(-1.2, within(0.3));
  }

  @Test
  void quietDaysRaiseNothing() {
    assertThat(watch(98, line("", 98, 0, 0, 0)).found()).isEmpty();
  }

  @Test
  void eachSeriesIsWatchedForItself() {
    Anomalies anomalies = watch(98, line("", 98, 0, 0, 0), line("pro", 98, 86, 98, -0.6));
    assertThat(anomalies.found()).isNotEmpty().allMatch(found -> found.segment().equals("pro"));
  }

  @Test
  void eightWeeksOfHistoryAreNeeded() {
    assertThat(watch(69, line("", 69, 0, 0, 0), line("pro", 69, 0, 0, 0)).refused())
        .containsOnlyKeys("actions", "actions of pro")
        .containsValue("Less than 8 weeks of history before the watched days.");
    assertThat(watch(70, line("", 70, 0, 0, 0)).refused()).isEmpty();
  }

  @Test
  void twelveWeeksBeforeTheWatchedAreReadWhereThereAreSoMany() {
    LocalDate last = FIRST.plusDays(400);
    assertThat(Anomalies.needed(new Bounds(FIRST, last), WATCHED))
        .isEqualTo(new Bounds(last.minusDays(97), last));
    Bounds few = new Bounds(last.minusDays(96), last);
    assertThat(Anomalies.needed(few, WATCHED)).isEqualTo(few);
  }

  @Test
  void noDayToWatchIsRefused() {
    List<BranchDays> lines = new ArrayList<>(List.of(line("", 98, 0, 0, 0)));
    DailySeries series = new DailySeries(new Bounds(FIRST, FIRST.plusDays(97)), lines, List.of());
    assertThatThrownBy(() -> Anomalies.of(series, 0, 0.05))
        .hasMessageContaining("at least one day is watched");
  }
}
