package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final long SEED = 5;

  @Test
  void threeKindsOverEligibleUsersOnly() {
    List<ActiveDays> users =
        List.of(
            ActiveDays.of(0, 0, 7), // exactly on day 7
            ActiveDays.of(0, 0, 13), // within the bracket, its last day
            ActiveDays.of(0, 0, 14), // only unbounded
            ActiveDays.of(0, 0, 6), // too early
            ActiveDays.of(10, 10, 17), // observed to day 10: no bracket yet
            ActiveDays.of(14, 14)); // never observed on its day 7
    Retention day7 = Retention.on(7, users, 20);
    assertThat(day7).isEqualTo(new Retention(7, 5, 2, 4, 4, 2));
    assertThat(day7.exactRate()).hasValue(0.4);
    assertThat(day7.unboundedRate()).hasValue(0.8);
    assertThat(day7.bracketRate()).hasValue(0.5);
  }

  @Test
  void dayZeroIsTheFirstSeenDayEvenWithoutActivity() {
    Retention day0 = Retention.on(0, List.of(ActiveDays.of(3, 5), ActiveDays.of(3, 3)), 30);
    assertThat(day0.exact()).isEqualTo(1);
    assertThat(day0.bracket()).isEqualTo(2);
  }

  @Test
  void nobodyEligibleIsUnknown() {
    Retention late = Retention.on(30, List.of(ActiveDays.of(0, 0)), 20);
    assertThat(late.exactRate()).isEmpty();
    assertThat(late.bracketRate()).isEmpty();
  }

  @Test
  void countsOfGroupsAdd() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<ActiveDays> users = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int first = random.nextInt(40);
      users.add(ActiveDays.of(first, random.ints(8, first, 60).toArray()));
    }
    List<Retention> whole = Retention.curve(users, 30, 59);
    List<Retention> left = Retention.curve(users.subList(0, 120), 30, 59);
    List<Retention> right = Retention.curve(users.subList(120, 300), 30, 59);
    for (int day = 0; day <= 30; day++) {
      assertThat(left.get(day).plus(right.get(day)))
          .as("seed " + SEED + " day " + day)
          .isEqualTo(whole.get(day));
    }
  }

  @Test
  void orderAndRepeatsOfDaysDoNotMatter() {
    int[] days = {9, 2, 9, 4};
    ActiveDays user = ActiveDays.of(2, days);
    Arrays.fill(days, 0);
    assertThat(user.anyWithin(9, 9)).isTrue();
    assertThat(user.anyWithin(5, 8)).isFalse();
  }

  @Test
  void quickRatioCountsGainsPerLoss() {
    LifeCycle week = new LifeCycle(30, 100, 10, 20);
    assertThat(week.quickRatio()).hasValue(2);
    assertThat(week.active()).isEqualTo(140);
    assertThat(week.plus(week)).isEqualTo(new LifeCycle(60, 200, 20, 40));
    assertThat(new LifeCycle(3, 1, 0, 0).quickRatio()).isEmpty();
  }
}
