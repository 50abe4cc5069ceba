package dev.verve.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects every problem of an input before anything is refused, so that a user mends them in one
 * round. Not safe for use by several threads.
 */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem with its cure. */
  public void add(Place place, String message, String cure) {
    found.add(new Problem(place, message, cure));
  }

  /** The problems so far, by their lines; those of one line in the order of finding. */
  public List<Problem> found() {
    return found.stream().sorted(Comparator.comparingInt(p -> p.place().line())).toList();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Refuses the input when anything was found.
   *
   * @throws UserError with all problems
   */
  public void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new UserError(found());
    }
  }
}
