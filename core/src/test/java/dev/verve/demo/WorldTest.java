package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The effects that the simulated world must show, in the default world. */
class WorldTest {
  private static final DemoProduct PRODUCT = DemoProduct.defaults();
  private static final LocalDate LAST = PRODUCT.lastDay();

  private static Diary diary = new Diary();

  @BeforeAll
  static void simulate() {
    diary = Diary.of(PRODUCT);
  }

  @Test
  void everyKindOfEventHappens() {
    assertThat(diary.eventNames())
        .containsExactlyInAnyOrder(
            "session_started",
            "session_ended",
            "page_viewed",
            "workflow_started",
            "workflow_completed",
            "feature_used",
            "report_exported",
            "item_shared",
            "comment_posted",
            "teammate_invited",
            "integration_connected",
            "onboarding_step",
            "error_seen",
            "support_ticket_opened",
            "feedback_given",
            "subscription_renewed",
            "subscription_cancelled");
  }

  @Test
  void weekendsAreQuiet() {
    double weekdays = meanActive(PRODUCT.firstDay(), LAST, day -> !isWeekend(day));
    double weekends = meanActive(PRODUCT.firstDay(), LAST, WorldTest::isWeekend);
    assertThat(weekends).isBetween(0.03 * weekdays, 0.25 * weekdays);
  }

  @Test
  void turnOfTheYearDips() {
    LocalDate christmas = LocalDate.of(2025, 12, 24);
    double before = meanActive(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 17), d -> true);
    double dip = meanActive(christmas, LocalDate.of(2026, 1, 2), d -> true);
    double after = meanActive(LocalDate.of(2026, 1, 19), LocalDate.of(2026, 1, 31), d -> true);
    assertThat(dip).isLessThan(0.6 * before);
    assertThat(after).isGreaterThan(0.8 * before);
  }

  @Test
  void activityPredictsReturnButNotPerfectly() {
    double early = auc(LAST.minusDays(60));
    double late = auc(LAST.minusDays(30));
    assertThat(late).isBetween(0.70, 0.92);
    assertThat(early)
        .as("the earlier period holds out the later one")
        .isCloseTo(late, within(0.06));
  }

  @Test
  void churnersWereLessActiveBeforeTheyLeft() {
    LocalDate cut = LAST.minusDays(30);
    List<Integer> stayed = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    split(cut, stayed, left);
    assertThat(left).hasSizeGreaterThan(100);
    assertThat(mean(left)).isLessThan(0.6 * mean(stayed));
  }

  @Test
  void whoFinishesTheFirstStepsStaysMoreOften() {
    Set<DemoUser> finished = new HashSet<>();
    Set<DemoUser> unfinished = new HashSet<>();
    LocalDate cohortsEnd = LAST.minusDays(60);
    for (DemoUser user : diary.users()) {
      LocalDate joined = LocalDate.ofInstant(user.firstSeen(), user.country().offset());
      if (joined.isAfter(PRODUCT.firstDay()) && joined.isBefore(cohortsEnd)) {
        int steps =
            diary.count(
                "onboarding_step", PRODUCT.firstDay(), LAST, other -> other.id().equals(user.id()));
        (steps == Onboarding.STEPS.size() ? finished : unfinished).add(user);
      }
    }
    assertThat(unfinished).hasSizeGreaterThan(50);
    assertThat(shareActive(unfinished)).isLessThan(shareActive(finished) - 0.1);
  }

  @Test
  void championsBringTheirTeammates() {
    LocalDate first = PRODUCT.firstDay();
    double all = diary.count("teammate_invited", first, LAST);
    double admins = diary.count("teammate_invited", first, LAST, user -> user.role() == Role.ADMIN);
    double adminShare = (double) PRODUCT.accounts() / diary.users().size();
    assertThat(admins / all).isGreaterThan(4 * adminShare);
  }

  @Test
  void campaignLiftsSignUps() {
    Campaign campaign = PRODUCT.campaign();
    LocalDate until = campaign.firstDay().plusDays(campaign.days() - 1L);
    Diary without = Diary.of(PRODUCT.withoutCampaign());
    assertThat(signUps(diary, campaign.firstDay(), until))
        .isGreaterThan(1.4 * signUps(without, campaign.firstDay(), until));
  }

  private static double meanActive(LocalDate from, LocalDate to, Predicate<LocalDate> which) {
    return from.datesUntil(to.plusDays(1))
        .filter(which)
        .mapToLong(diary::activeUsers)
        .average()
        .orElseThrow();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static double signUps(Diary diary, LocalDate from, LocalDate to) {
    return diary.users().stream()
        .map(user -> LocalDate.ofInstant(user.firstSeen(), user.country().offset()))
        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
        .count();
  }

  private static double shareActive(Set<DemoUser> users) {
    LocalDate from = LAST.minusDays(29);
    long active = users.stream().filter(u -> diary.activeDays(u, from, LAST) > 0).count();
    return (double) active / users.size();
  }

  /**
   * Active days in the 30 days to the cut, of those active in the 30 after it and of the others.
   */
  private static void split(LocalDate cut, List<Integer> stayed, List<Integer> left) {
    for (DemoUser user : diary.users()) {
      int before = diary.activeDays(user, cut.minusDays(29), cut);
      if (before > 0) {
        boolean back = diary.activeDays(user, cut.plusDays(1), cut.plusDays(30)) > 0;
        (back ? stayed : left).add(before);
      }
    }
  }

  /** The chance that one who stayed had more active days than one who left, ties counting half. */
  private static double auc(LocalDate cut) {
    List<Integer> stayed = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    split(cut, stayed, left);
    double wins = 0;
    for (int a : stayed) {
      for (int b : left) {
        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    return wins / stayed.size() / left.size();
  }

  private static double mean(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }
}
