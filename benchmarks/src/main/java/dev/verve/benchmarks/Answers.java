package dev.verve.benchmarks;

/** What everybody in a race answers, as the table calls it. */
final class Answers {
  static final String SCORE_30 = "30-day score";
  static final String SCORE_180 = "180-day score, half-life and caps";
  static final String ACCOUNTS = "30-day score, accounts by mean";
  static final String ONE_DAY = "one day from the rollup";
  static final String HISTORY = "90-day history from the rollup";
  static final String DIAGNOSIS = "diagnosis of four weeks";

  private Answers() {}
}
