package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The release, against the same world without its harm. */
class ReleaseTest {
  private static final DemoProduct PRODUCT = DemoProduct.defaults().withDays(75);
  private static final LocalDate RELEASED = PRODUCT.release().day();
  private static final Predicate<DemoUser> HARDEST_HIT =
      user -> user.country() == Release.COUNTRY && user.account().plan() == Release.PLAN;

  private static Diary with = new Diary();
  private static Diary without = new Diary();

  @BeforeAll
  static void simulate() {
    with = Diary.of(PRODUCT);
    without = Diary.of(PRODUCT.withoutRelease());
  }

  @Test
  void nothingDiffersBefore() {
    LocalDate eve = RELEASED.minusDays(1);
    for (String event : without.eventNames()) {
      assertThat(with.count(event, PRODUCT.firstDay(), eve))
          .as(event)
          .isEqualTo(without.count(event, PRODUCT.firstDay(), eve));
    }
  }

  @Test
  void exportsFallMostWhereItIsHardest() {
    assertThat(remaining("report_exported", user -> true)).isBetween(0.6, 0.9);
    assertThat(remaining("report_exported", HARDEST_HIT)).isLessThan(0.4);
    assertThat(remaining("report_exported", HARDEST_HIT.negate())).isGreaterThan(0.65);
  }

  @Test
  void exportsKeepFallingAfterTheFirstWeek() {
    Predicate<DemoUser> all = user -> true;
    double first = remaining("report_exported", RELEASED, RELEASED.plusDays(6), all);
    double last =
        remaining("report_exported", PRODUCT.lastDay().minusDays(6), PRODUCT.lastDay(), all);
    assertThat(last).isLessThan(first - 0.04);
  }

  @Test
  void errorsRise() {
    assertThat(remaining("error_seen", user -> true)).isGreaterThan(1.4);
  }

  @Test
  void otherFeaturesHardlyChange() {
    assertThat(remaining("feature_used", user -> true)).isCloseTo(1, within(0.06));
  }

  private static double remaining(String event, Predicate<DemoUser> who) {
    return remaining(event, RELEASED, PRODUCT.lastDay(), who);
  }

  /** A count with the release as a multiple of the count without it. */
  private static double remaining(
      String event, LocalDate from, LocalDate to, Predicate<DemoUser> who) {
    return (double) with.count(event, from, to, who) / without.count(event, from, to, who);
  }
}
