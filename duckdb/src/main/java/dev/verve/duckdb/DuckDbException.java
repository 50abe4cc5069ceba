package dev.verve.duckdb;

import java.sql.SQLException;

/** A statement of ours that DuckDB could not run: a bug, unless its cause is the machine. */
public final class DuckDbException extends RuntimeException {
  private final String statement;

  DuckDbException(String statement, SQLException cause) {
    super(cause.getMessage(), cause);
    this.statement = statement;
  }

  /** The SQL that failed. */
  public String statement() {
    return statement;
  }
}
