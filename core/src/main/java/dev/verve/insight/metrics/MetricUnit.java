package dev.verve.insight.metrics;

/** What the value of a metric counts. */
public enum MetricUnit {
  /** Hundredths: 48 means 48 %; may exceed 100 where the formula has no upper limit. */
  PERCENT("%"),
  /** A plain ratio. */
  RATIO("ratio"),
  USERS("users"),
  DAYS("days"),
  MINUTES("minutes"),
  ACTIONS("actions"),
  /** Points of a score from 0 to 100. */
  SCORE("score"),
  /** From −100 to 100. */
  BALANCE("balance");

  private final String word;

  MetricUnit(String word) {
    this.word = word;
  }

  /** The unit as it is written. */
  public String word() {
    return word;
  }
}
