package dev.verve.insight;

import java.util.Locale;

/**
 * What became of a displayed score from one date to another, each cause for itself: what was shown
 * then, what merges, late events and our own edits would have made of it, and what was done since.
 * {@code shown} and all parts after it sum to the present score.
 *
 * @param change what was done since, under the present model; its earlier score knows all events
 * @param shown the score of the earlier date as the events of then told it, by the model of then
 * @param merges what came by other ids that proved to be the same person
 * @param late what came by events that arrived after the date
 * @param weights what came by other weights and actions of the model
 * @param scale what came by another scale
 * @param isKnown whether the store was there by then, so that it can tell what was late
 */
public record ScoreStory(
    ScoreChange change,
    double shown,
    double merges,
    double late,
    double weights,
    double scale,
    boolean isKnown) {

  /** The story of a change between two dates of the same events under one model. */
  public static ScoreStory plain(ScoreChange change) {
    double shown = change.before().map(Explanation::score).orElse(0.0);
    return new ScoreStory(change, shown, 0, 0, 0, 0, true);
  }

  /**
   * The same where another model stood at the earlier date.
   *
   * @param was the score that it gave then
   * @param reweighed what its scale makes of the raw points under the present model
   */
  public ScoreStory since(double was, double reweighed) {
    double present = change.before().map(Explanation::score).orElse(0.0);
    return new ScoreStory(change, was, merges, late, reweighed - was, present - reweighed, isKnown);
  }

  /** The story in one sentence. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    double now = change.after().score();
    text.append(String.format(Locale.ROOT, "From %.1f to %.1f (%+.1f):", shown, now, now - shown));
    part(text, "new actions", change.fresh());
    part(text, "actions that left the window", change.expired());
    part(text, "actions that grew older", change.decayed());
    part(text, "other ids that proved to be the same person", merges);
    part(text, "events that arrived late", late);
    part(text, "our change of the weights", weights);
    part(text, "our change of the scale", scale);
    if (text.charAt(text.length() - 1) == ':') {
      text.append(" nothing changed");
    }
    text.append('.');
    if (!isKnown) {
      text.append(
          " The store holds no events that arrived by the earlier date, so that it cannot tell which came late.");
    }
    return text.toString();
  }

  private static void part(StringBuilder text, String cause, double points) {
    if (Math.abs(points) >= 0.05) {
      text.append(text.charAt(text.length() - 1) == ':' ? " " : ", ");
      text.append(String.format(Locale.ROOT, "%+.1f by %s", points, cause));
    }
  }
}
