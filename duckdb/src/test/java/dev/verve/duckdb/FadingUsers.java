package dev.verve.duckdb;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * 600 users of 60 accounts over 120 days who log in and invite until they leave, which inviters do
 * later, and their scores reckoned one by one: the independent way against which answers are held.
 */
final class FadingUsers {
  static final int USERS = 600;
  static final int DAYS = 120;
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  static final LocalDate LAST = FIRST.plusDays(DAYS - 1L);
  static final String HEADER = "user_id,account_id,event,timestamp";

  /** What each user did on each day. */
  final int[][] logins = new int[USERS][DAYS];

  final int[][] invites = new int[USERS][DAYS];

  FadingUsers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int user = 0; user < USERS; user++) {
      boolean inviter = random.nextBoolean();
      boolean gone = false;
      int start = user % 15;
      for (int day = start; day < DAYS; day++) {
        gone |= day > start + 5 && random.nextDouble() < (inviter ? 0.006 : 0.02);
        logins[user][day] = day == start || (!gone && random.nextDouble() < 0.4) ? 1 : 0;
        invites[user][day] = !gone && inviter && random.nextDouble() < 0.15 ? 1 : 0;
      }
    }
    logins[0][DAYS - 1] = 1;
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      for (int day = 0; day < DAYS; day++) {
        if (logins[user][day] > 0) {
          rows.add(row(user, "login", day));
        }
        if (invites[user][day] > 0) {
          rows.add(row(user, "invite", day));
        }
      }
    }
    return rows;
  }

  static String id(int user) {
    return "u%03d".formatted(user);
  }

  private static String row(int user, String event, int day) {
    return "%s,a%02d,%s,%sT12:00:00Z".formatted(id(user), user / 10, event, FIRST.plusDays(day));
  }

  /** The day a user is known from. */
  static int start(int user) {
    return user % 15;
  }

  boolean active(int user, int day) {
    return logins[user][day] + invites[user][day] > 0;
  }

  /** Whether anything was done in days after a day. */
  boolean stays(int user, int day, int days) {
    for (int later = day + 1; later <= day + days && later < DAYS; later++) {
      if (active(user, later)) {
        return true;
      }
    }
    return false;
  }

  /** Weighted events of a window that ends with a day. */
  double raw(int user, int day, int window, double login, double invite) {
    double raw = 0;
    for (int at = Math.max(0, day - window + 1); at <= day; at++) {
      raw += login * logins[user][at] + invite * invites[user][at];
    }
    return raw;
  }

  /** The last day with an event up to a day. */
  int lastActive(int user, int day) {
    int last = day;
    while (!active(user, last)) {
      last--;
    }
    return last;
  }

  /** The number of days with an event in a window that ends with a day. */
  int activeDays(int user, int day, int window) {
    int days = 0;
    for (int at = Math.max(0, day - window + 1); at <= day; at++) {
      days += active(user, at) ? 1 : 0;
    }
    return days;
  }
}
