package dev.verve.demo;

/** Receives a simulation while it runs; nothing is kept for later. */
public interface DemoListener {
  /**
   * Somebody signed up, before or during the period. Called once a person, before the first event
   * of that person; the days of sign-up ascend.
   */
  void signedUp(DemoUser user);

  /** Something happened. Times never descend, and every one lies within the period, in UTC. */
  void happened(DemoEvent event);
}
