package dev.verve.demo;

import java.util.List;

/** Ordinary errors, more of them where the connection is slow, and calls for help. */
final class Trouble implements Activity {
  private static final List<String> CODES =
      List.of("SYNC_CONFLICT", "SAVE_FAILED", "SESSION_EXPIRED", "PAGE_TIMEOUT");
  private static final List<String> TOPICS = List.of("how_to", "bug", "billing", "permissions");

  @Override
  public void during(Session session, Dice dice) {
    double latency = session.member().person().country().latency();
    if (dice.chance(0.022 * latency)) {
      session.fail(dice.pick(CODES), 0.10);
    }
    if (dice.chance(0.003 + 0.05 * session.member().frustration())) {
      session.note("support_ticket_opened", "topic", dice.pick(TOPICS));
    }
  }
}
