package dev.verve.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When nobody is to be woken. A time from the evening to the morning goes over midnight; equal
 * times mean that no hours of the day are quiet, only the days.
 *
 * @param from when quiet begins
 * @param to when it ends
 * @param zone whose clock is meant
 * @param days days that are quiet as a whole
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> days) {
  private static final int LONGEST = 8;

  /** Never quiet. */
  public static final QuietHours NONE =
      new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"), Set.of());

  public QuietHours {
    days = Set.copyOf(days);
  }

  /** Whether a moment is quiet. */
  public boolean covers(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    return days.contains(local.getDayOfWeek()) || isInside(local.toLocalTime());
  }

  private boolean isInside(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean ended = !time.isBefore(to);
    return from.isAfter(to) ? begun || !ended : begun && !ended;
  }

  /** The first moment from one on that is not quiet; the moment itself where every day is. */
  public Instant next(Instant moment) {
    if (!covers(moment)) {
      return moment;
    }
    LocalDate day = moment.atZone(zone).toLocalDate();
    for (int i = 0; i < LONGEST; i++) {
      for (LocalTime time : new LocalTime[] {LocalTime.MIDNIGHT, to}) {
        Instant candidate = day.plusDays(i).atTime(time).atZone(zone).toInstant();
        if (candidate.isAfter(moment) && !covers(candidate)) {
          return candidate;
        }
      }
    }
    return moment;
  }
}
