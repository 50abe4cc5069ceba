package dev.verve.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A request of events, encoded once: what changes from one use to the next has a fixed width and is
 * overwritten in place, so that sending costs the machine as little as it can.
 */
final class Batch {
  /** Events of one request. */
  static final int EVENTS = 100;

  /** Users that belong to one account. */
  static final int USERS_OF_ACCOUNT = 10;

  private static final String USER = "u0000000";
  private static final String ACCOUNT = "a000000";
  private static final String MESSAGE = "m-000000000000-padding-as-of-a-uuid";
  private static final List<String> NAMES =
      List.of("login", "workflow_completed", "item_shared", "page_viewed");

  private final byte[] bytes;
  private final List<Integer> users = new ArrayList<>();
  private final List<Integer> accounts = new ArrayList<>();
  private final List<Integer> messages = new ArrayList<>();

  Batch(String writeKey) {
    String now = Instant.now().toString();
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      events.append(i == 0 ? "" : ",").append(event(NAMES.get(i % NAMES.size()), now));
    }
    String body = "{\"sentAt\":\"" + now + "\",\"batch\":[" + events + "]}";
    String text =
        "POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Basic %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(
                    Base64.getEncoder()
                        .encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8)),
                    body.length())
            + body;
    this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    places(text, USER, users);
    places(text, ACCOUNT, accounts);
    places(text, MESSAGE, messages);
  }

  private static String event(String name, String now) {
    return """
    {"type":"track","event":"%s","userId":"%s","messageId":"%s","timestamp":"%s",\
    "context":{"groupId":"%s","library":{"name":"analytics-node","version":"2.1.0"}},\
    "properties":{"visibility":"public","minutes":7,"feature":"export","title":"Quarterly review",\
    "path":"/workspaces/reports/quarterly","referrer":"https://example.com/start"}}\
    """
        .formatted(name, USER, MESSAGE, now, ACCOUNT);
  }

  private static void places(String text, String pattern, List<Integer> places) {
    for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
      places.add(at);
    }
  }

  /** Makes one event somebody's, and never seen before. */
  void set(int event, long message, int user) {
    number(messages.get(event) + 2, 12, message);
    number(users.get(event) + 1, 7, user);
    number(accounts.get(event) + 1, 6, user / USERS_OF_ACCOUNT);
  }

  private void number(int at, int width, long value) {
    long left = value;
    for (int i = at + width - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  /** The whole request. */
  byte[] bytes() {
    return bytes;
  }

  static String user(int number) {
    return String.format(Locale.ROOT, "u%07d", number);
  }

  static String account(int user) {
    return String.format(Locale.ROOT, "a%06d", user / USERS_OF_ACCOUNT);
  }
}
