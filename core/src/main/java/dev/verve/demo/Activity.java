package dev.verve.demo;

/** A kind of thing people do during a session. */
interface Activity {
  /** Notes in the session what the dice and the member's state bring about. */
  void during(Session session, Dice dice);
}
