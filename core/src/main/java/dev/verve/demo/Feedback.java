package dev.verve.demo;

/** Answers to a survey shown now and then: high from people with a habit, low from annoyed ones. */
final class Feedback implements Activity {
  @Override
  public void during(Session session, Dice dice) {
    Member member = session.member();
    if (!member.mayBeAsked() || !dice.chance(0.03)) {
      return;
    }
    double mood = 5 + 4 * member.habit().strength() - 9 * member.frustration();
    long nps = Math.round(mood + dice.between(-2.5, 2.5));
    session.note("feedback_given", "nps", Math.max(0, Math.min(10, nps)));
    member.answer();
  }
}
