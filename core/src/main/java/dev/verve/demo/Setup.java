package dev.verve.demo;

import java.util.List;

/** Connecting other tools: champions do it, mostly early. */
final class Setup implements Activity {
  private static final List<String> INTEGRATIONS =
      List.of("calendar", "chat", "crm", "code_host", "file_storage", "single_sign_on");

  @Override
  public void during(Session session, Dice dice) {
    Member member = session.member();
    boolean early = member.tenure() < 28;
    double inclination = (early ? 0.05 : 0.004) * (member.isChampion() ? 3 : 1);
    if (dice.chance(inclination)) {
      session.note("integration_connected", "integration", dice.pick(INTEGRATIONS));
    }
  }
}
