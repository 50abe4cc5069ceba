package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;

/**
 * Something that explains a part of the change.
 *
 * @param view which split it belongs to
 * @param name what it is: a branch, an action, a segment's value, a group of users
 * @param effect points of the average with their interval; {@code p} not adjusted
 * @param adjusted the p-value after Benjamini and Hochberg, over all candidates
 * @param significant whether it is both certain and large enough to report
 */
public record Cause(View view, String name, Effect effect, double adjusted, boolean significant) {
  /** The splits that causes come from. */
  public enum View {
    /** The change of the average itself. */
    AVERAGE("average"),
    /** What we changed: weights and other arithmetic, and the scale. */
    EDIT("edit"),
    BRANCH("branch"),
    ACTION("action"),
    SEGMENT("segment"),
    /** Two traits together. */
    PAIR("pair"),
    /** New and lost users. */
    POPULATION("population"),
    /** Users in their first week against the others. */
    COHORT("cohort");

    private final String word;

    View(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
