package dev.verve.server.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A product of two plans, one of which does less towards the end: as files, and as messages.
 *
 * @param events as CSV
 * @param users as CSV
 * @param messages the same as a client sends it
 */
record StudiedProduct(String events, String users, List<String> messages) {
  static final LocalDate LAST = LocalDate.parse("2026-04-10");

  /** Four weeks before the last day; a week after it the plan begins to do less. */
  static final LocalDate THEN = LocalDate.parse("2026-03-13");

  static final String MODEL =
      """
      name: studied
      window: 14d
      decay: {half_life: 7d}
      tree:
        core:
          owner: product
          actions:
            login: 1
            report_built: {weight: 4, max_per_day: 2}
        depth:
          owner: {accountable: data, informed: [sales]}
          actions:
            features: {event: report_built, measure: {distinct: kind}, weight: 2}
      scale: {method: saturating, half: 12}
      segments: [plan]
      accounts: {rollup: mean}
      """;

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final long SEED = 7;
  private static final int USERS = 140;
  private static final int IN_ONE = 1_000;

  static StudiedProduct drawn() {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder events = new StringBuilder("user_id,event,timestamp,kind\n");
    StringBuilder users = new StringBuilder("user_id,account_id,first_seen,plan\n");
    List<String> messages = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      String id = "u" + user;
      String plan = user % 3 == 0 ? "pro" : "free";
      LocalDate came = FIRST.plusDays(user % 60);
      users.append("%s,a%d,%s,%s\n".formatted(id, user % 9, came, plan));
      messages.add(
          "{\"type\":\"identify\",\"userId\":\"%s\",\"timestamp\":\"%sT00:00:00Z\",\"traits\":{\"plan\":\"%s\"}}"
              .formatted(id, came, plan));
      messages.add(
          "{\"type\":\"group\",\"userId\":\"%s\",\"groupId\":\"a%d\",\"timestamp\":\"%sT00:00:00Z\"}"
              .formatted(id, user % 9, came));
      double eager = random.nextDouble() * (plan.equals("pro") ? 0.8 : 0.4);
      for (LocalDate day = came; !day.isAfter(LAST); day = day.plusDays(1)) {
        double today = plan.equals("pro") && day.isAfter(THEN.plusDays(7)) ? eager / 8 : eager;
        if (random.nextDouble() < today || (user == 0 && day.equals(LAST))) {
          boolean built = random.nextInt(4) == 0;
          String name = built ? "report_built" : "login";
          String kind = built ? "k" + random.nextInt(5) : "";
          String at = day + "T09:00:00Z";
          events.append("%s,%s,%s,%s\n".formatted(id, name, at, kind));
          messages.add(
              "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"messageId\":\"%s-%s\"%s}"
                  .formatted(
                      id,
                      name,
                      at,
                      id,
                      day,
                      built ? ",\"properties\":{\"kind\":\"" + kind + "\"}" : ""));
        }
      }
    }
    return new StudiedProduct(events.toString(), users.toString(), messages);
  }

  /** Bodies for {@code /v1/batch}. */
  List<String> batches() {
    List<String> batches = new ArrayList<>();
    for (int i = 0; i < messages.size(); i += IN_ONE) {
      int end = Math.min(messages.size(), i + IN_ONE);
      batches.add("{\"batch\":[" + String.join(",", messages.subList(i, end)) + "]}");
    }
    return batches;
  }
}
