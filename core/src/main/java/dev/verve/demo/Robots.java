package dev.verve.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Monitors and test users of the product's own makers: at work every two hours, day and night, in
 * great regularity. Their emails end in {@code @example.com}, so that a model can leave them out.
 */
final class Robots {
  private static final int HOW_MANY = 6;

  private final List<DemoUser> users;

  /** Robots numbered on from the last person. */
  Robots(int lastNumber, LocalDate since) {
    DemoAccount home =
        new DemoAccount(
            "internal-0000",
            "Internal Quality",
            AccountPlan.ENTERPRISE,
            Country.GERMANY,
            "11-50",
            HOW_MANY,
            since);
    Instant start = since.atStartOfDay().toInstant(ZoneOffset.UTC);
    users =
        IntStream.rangeClosed(1, HOW_MANY)
            .mapToObj(
                i ->
                    new DemoUser(
                        Person.id(lastNumber + i),
                        home,
                        "Monitor " + i,
                        "monitor-" + i + "@example.com",
                        Role.MEMBER,
                        Country.GERMANY,
                        start))
            .toList();
  }

  void announce(Journal journal) {
    users.forEach(journal::announce);
  }

  void live(Journal journal, LocalDate date) {
    long midnight = date.toEpochDay() * 86_400_000L;
    for (int hour = 0; hour < 24; hour += 2) {
      for (int i = 0; i < users.size(); i++) {
        DemoUser user = users.get(i);
        long at = midnight + hour * 3_600_000L + i * 60_000L;
        journal.note(user, "session_started", at, Map.of());
        journal.note(user, "workflow_started", at + 1000, Map.of("workflow", "approval"));
      }
    }
  }
}
