package dev.verve.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** One visit of a member: time moves on with everything noted. */
final class Session {
  private final Journal journal;
  private final Workspace workspace;
  private final Member member;
  private final LocalDate date;
  private final Dice pauses;
  private final long startedAt;
  private long now;

  Session(
      Journal journal,
      Workspace workspace,
      Member member,
      LocalDate date,
      long startedAt,
      Dice pauses) {
    this.journal = journal;
    this.workspace = workspace;
    this.member = member;
    this.date = date;
    this.startedAt = startedAt;
    this.now = startedAt;
    this.pauses = pauses;
  }

  Workspace workspace() {
    return workspace;
  }

  Member member() {
    return member;
  }

  LocalDate date() {
    return date;
  }

  void start() {
    note("session_started", Map.of());
  }

  void end() {
    double minutes = Math.round((now - startedAt) / 6000.0) / 10.0;
    note("session_ended", Map.of("minutes", minutes));
  }

  void note(String event, String key, Object value) {
    note(event, Map.of(key, value));
  }

  void note(String event, String key, Object value, String key2, Object value2) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(key, value);
    properties.put(key2, value2);
    note(event, properties);
  }

  /** Notes an error, which frustrates. */
  void fail(String code, double frustration) {
    note("error_seen", "code", code);
    member.suffer(frustration);
  }

  private void note(String event, Map<String, Object> properties) {
    journal.note(member.user(), event, now, properties);
    now += (long) (1000 * Math.min(1500, pauses.logNormal(80, 1.0)));
  }
}
