package dev.verve.sql;

/**
 * The names of the relations of one date, so that two dates can stand side by side.
 *
 * @param suffix what sets the date's relations apart; empty for the only one
 */
public record Names(String suffix) {
  /** The names of a run with one date. */
  public static final Names SINGLE = new Names("");

  public String there() {
    return "there" + suffix;
  }

  public String dayWeight() {
    return "day_weight" + suffix;
  }

  public String amount() {
    return "amount" + suffix;
  }

  public String point() {
    return "point" + suffix;
  }

  public String score() {
    return "score" + suffix;
  }

  public String member() {
    return "member" + suffix;
  }

  public String accountScore() {
    return "account_score" + suffix;
  }

  public String accountPoint() {
    return "account_point" + suffix;
  }
}
