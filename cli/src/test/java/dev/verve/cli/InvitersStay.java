package dev.verve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** A product whose users stay longer where they invite others, and whose leavers say goodbye. */
final class InvitersStay {
  static final int DAYS = 150;
  static final String MODEL =
      """
      # kept
      name: m
      actions:
        login: 1     # daily
        invite: {weight: 1, max_per_day: 3}
      scale: {method: saturating, half: 5}
      outcomes:
        back: {event: login, within: 30d}
        stayed: {lost_event: goodbye, within: 30d}
      """;

  private static final LocalDate START = LocalDate.parse("2026-01-01");

  private final Path folder;

  InvitersStay(Path folder) {
    this.folder = folder;
  }

  /** The model as a file. */
  Path model() throws IOException {
    return Files.writeString(folder.resolve("m.yaml"), MODEL);
  }

  /** Events of so many users, as a file. */
  Path events(int users) throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < users; user++) {
      boolean inviter = random.nextBoolean();
      boolean gone = false;
      for (int day = 0; day < DAYS; day++) {
        if (!gone && random.nextDouble() < (inviter ? 0.004 : 0.02)) {
          gone = true;
          add(text, user, "goodbye", day);
        }
        if ((!gone && random.nextDouble() < 0.2) || day == user % 20) {
          add(text, user, "login", day);
        }
        if (!gone && inviter && random.nextDouble() < 0.1) {
          add(text, user, "invite", day);
        }
      }
    }
    add(text, 0, "login", 0);
    add(text, 0, "login", DAYS - 1);
    return Files.writeString(folder.resolve(users + ".csv"), text);
  }

  /** An event on so many days after the first. */
  static void add(StringBuilder text, int user, String event, int day) {
    text.append('u').append(user).append(',').append(event).append(',');
    text.append(START.plusDays(day)).append("T12:00:00Z\n");
  }
}
