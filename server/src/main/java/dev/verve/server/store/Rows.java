package dev.verve.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends rows to one table, from the first row on; values come in the order of the columns. */
public final class Rows implements AutoCloseable {
  private final DuckDBConnection connection;
  private final String table;
  private @Nullable DuckDBAppender appender;

  /** Rows of a table, on a connection within a transaction. */
  public Rows(DuckDBConnection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Adds a row. */
  public void add(@Nullable Object... values) throws SQLException {
    DuckDBAppender open = appender;
    if (open == null) {
      open = connection.createAppender("main", table);
      appender = open;
    }
    open.beginRow();
    for (Object value : values) {
      append(open, value);
    }
    open.endRow();
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Long number) {
      appender.append(number);
    } else if (value instanceof Integer number) {
      appender.append(number);
    } else if (value instanceof Double number) {
      appender.append(number);
    } else if (value instanceof LocalDate day) {
      appender.append(day);
    } else if (value instanceof Boolean flag) {
      appender.append(flag);
    } else if (value instanceof Instant instant) {
      appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    } else if (value instanceof MessageKey key) {
      appender.appendUUID(key.high(), key.low());
    } else {
      throw new IllegalArgumentException("no way to append " + value.getClass());
    }
  }

  /** Hands all rows to the transaction. */
  @Override
  public void close() throws SQLException {
    if (appender != null) {
      // Closing alone keeps quiet about rows that could not be handed over.
      appender.flush();
      appender.close();
    }
  }
}
