package dev.verve.demo;

/** Exports of reports: each may fail, and failures make people export less for a long while. */
final class Reporting implements Activity {
  private final Release release;

  Reporting(Release release) {
    this.release = release;
  }

  @Override
  public void during(Session session, Dice dice) {
    Member member = session.member();
    boolean wanted = dice.chance(member.person().persona().reporting() * member.trustInReports());
    boolean fails = dice.chance(release.failure(session.date(), member.user()));
    String format = dice.chance(0.6) ? "pdf" : "xlsx";
    if (!wanted) {
      return;
    }
    if (fails) {
      session.fail("EXPORT_TIMEOUT", 0.12);
      member.loseTrustInReports();
    } else {
      session.note("report_exported", "format", format);
      member.regainTrustInReports();
    }
  }
}
