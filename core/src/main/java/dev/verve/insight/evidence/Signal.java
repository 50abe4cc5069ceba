package dev.verve.insight.evidence;

/** What is known of each user beside the amounts of actions. */
enum Signal {
  RAW("present", "the present model"),
  SCORE("score", "the present score"),
  COUNT("count", "the unweighted count of all actions"),
  RECENCY("recency", "how recent the last action is"),
  DAYS("active_days", "the number of active days");

  private final String slug;
  private final String words;

  Signal(String slug, String words) {
    this.slug = slug;
    this.words = words;
  }

  String slug() {
    return slug;
  }

  String words() {
    return words;
  }
}
