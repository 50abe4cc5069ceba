package dev.verve.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When somebody may be told: quiet hours, paces and cool-downs. */
class TimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final QuietHours NIGHT =
      new QuietHours(
          LocalTime.of(20, 0),
          LocalTime.of(8, 0),
          BERLIN,
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

  @Test
  void theNightGoesOverMidnightByTheClockOfItsZone() {
    // 18:30 UTC is 19:30 in Berlin in winter and 20:30 in summer; both are Wednesdays
    assertThat(NIGHT.covers(Instant.parse("2026-01-14T18:30:00Z"))).isFalse();
    assertThat(NIGHT.covers(Instant.parse("2026-07-15T18:30:00Z"))).isTrue();
    assertThat(NIGHT.covers(Instant.parse("2026-01-14T06:59:59Z"))).isTrue();
    assertThat(NIGHT.covers(Instant.parse("2026-01-14T07:00:00Z"))).isFalse();
  }

  @Test
  void whatFiresOnFridayNightWaitsForMondayMorning() {
    Instant friday = Instant.parse("2026-01-16T21:00:00Z");
    assertThat(NIGHT.next(friday)).isEqualTo(Instant.parse("2026-01-19T07:00:00Z"));
    Instant noon = Instant.parse("2026-01-16T12:00:00Z");
    assertThat(NIGHT.next(noon)).isEqualTo(noon);
    assertThat(QuietHours.NONE.covers(friday)).isFalse();
  }

  @Test
  void quietHoursWithinADayEndThatDay() {
    QuietHours lunch =
        new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneId.of("UTC"), Set.of());
    assertThat(lunch.next(Instant.parse("2026-01-16T12:30:00Z")))
        .isEqualTo(Instant.parse("2026-01-16T13:00:00Z"));
    assertThat(lunch.covers(Instant.parse("2026-01-16T13:00:00Z"))).isFalse();
  }

  @Test
  void aDigestWaitsForTheNextDayOrTheNextMonday() {
    Instant thursday = Instant.parse("2026-01-15T10:00:00Z");
    assertThat(Pace.AT_ONCE.due(thursday, BERLIN)).isEqualTo(thursday);
    assertThat(Pace.DAILY.due(thursday, BERLIN)).isEqualTo(Instant.parse("2026-01-15T23:00:00Z"));
    assertThat(Pace.WEEKLY.due(thursday, BERLIN)).isEqualTo(Instant.parse("2026-01-18T23:00:00Z"));
  }

  @Test
  void aSubjectIsRaisedAgainOnlyAfterItsCoolDown() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    CoolDown coolDown = new CoolDown(7);
    coolDown.raised("user 1", day);
    assertThat(coolDown.lets("user 1", day)).isFalse();
    assertThat(coolDown.lets("user 1", day.plusDays(6))).isFalse();
    assertThat(coolDown.lets("user 2", day.plusDays(6))).isTrue();
    assertThat(coolDown.lets("user 1", day.plusDays(7))).isTrue();
    assertThat(coolDown.lets("user 1", day.plusDays(8))).isFalse();
    CoolDown none = new CoolDown(0);
    assertThat(none.lets("user 1", day)).isTrue();
    assertThat(none.lets("user 1", day)).as("the same day again").isFalse();
    assertThat(none.lets("user 1", day.plusDays(1))).isTrue();
  }
}
