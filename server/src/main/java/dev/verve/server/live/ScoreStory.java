package dev.verve.server.live;

import dev.verve.insight.ScoreChange;

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

  /** The story in one sentence. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    double now = change.after().score();
    text.append("From %.1f to %.1f (%+.1f):".formatted(shown, now, now - shown));
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
      text.append("%+.1f by %s".formatted(points, cause));
    }
  }
}
