package dev.verve.client;

/**
 * The arm of somebody in an intervention.
 *
 * @param intervention its name
 * @param id the id that the person is known by
 * @param arm the arm, or {@code holdout}
 * @param known whether the id was ever seen
 */
public record Assignment(String intervention, String id, String arm, boolean known) {
  /** Whether this one goes without. */
  public boolean isHeldOut() {
    return arm.equals("holdout");
  }
}
