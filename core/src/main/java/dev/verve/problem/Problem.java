package dev.verve.problem;

/**
 * One thing that is wrong with what the user gave: where, what, and the cure.
 *
 * @param place where it stands
 * @param message what is wrong, as a clause without a final stop
 * @param cure what to do about it, as whole sentences, or empty where the message says it all
 */
public record Problem(Place place, String message, String cure) {

  /** Renders as one line: {@code place: message. Cure.} */
  @Override
  public String toString() {
    String where = place.toString();
    String said = message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    return (where.isEmpty() ? "" : where + ": ") + said + (cure.isEmpty() ? "" : " " + cure);
  }
}
