package dev.verve.spark;

/** A statement of ours that Spark could not run: a bug, unless its cause is the cluster. */
public final class SparkFailure extends RuntimeException {
  private final String statement;

  SparkFailure(String statement, Exception cause) {
    super(cause.getMessage(), cause);
    this.statement = statement;
  }

  /** The SQL that failed. */
  public String statement() {
    return statement;
  }
}
