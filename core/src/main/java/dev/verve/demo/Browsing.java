package dev.verve.demo;

import java.util.List;

/** Looking around: pages, slower the farther from the servers. */
final class Browsing implements Activity {
  private static final List<String> PAGES =
      List.of("home", "board", "inbox", "project", "search", "reports", "settings");

  @Override
  public void during(Session session, Dice dice) {
    double latency = session.member().person().country().latency();
    int pages = dice.chance(0.35) ? 2 : 1;
    for (int i = 0; i < pages; i++) {
      long loadMillis = Math.round(dice.logNormal(420 * latency, 0.45));
      session.note("page_viewed", "page", dice.pick(PAGES), "load_ms", loadMillis);
    }
  }
}
