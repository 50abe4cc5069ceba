package dev.verve.demo;

/**
 * Working with others: sharing and commenting, the more the healthier the account, and inviting.
 * Champions invite most, in their first weeks above all, and so the product spreads in an account.
 */
final class Teamwork implements Activity {
  @Override
  public void during(Session session, Dice dice) {
    Member member = session.member();
    double company = Math.min(1, (session.workspace().members().size() - 1) / 4.0);
    double sociability = member.person().persona().sociability() * company;
    if (dice.chance(0.16 * sociability)) {
      session.note("item_shared", "visibility", dice.chance(0.4) ? "public" : "private");
    }
    if (dice.chance(0.26 * sociability)) {
      session.note("comment_posted", "length", Math.round(dice.logNormal(70, 0.8)));
    }
    invite(session, dice);
  }

  private static void invite(Session session, Dice dice) {
    Workspace workspace = session.workspace();
    boolean champion = session.member().isChampion();
    if (!dice.chance(inclination(session.member()))) {
      return;
    }
    int invitations = champion ? dice.between(1, 4) : 1;
    for (int i = 0; i < invitations && workspace.hasOutsiders(); i++) {
      session.note("teammate_invited", "channel", dice.chance(0.7) ? "email" : "link");
      workspace.invite(session.date(), dice);
    }
  }

  private static double inclination(Member member) {
    if (!member.isChampion()) {
      return 0.012 * member.person().persona().sociability();
    }
    return member.tenure() < 28 ? 0.45 : 0.10;
  }
}
