package dev.verve.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a store to this release: the files {@code 0001.sql}, {@code 0002.sql} and so
 * on run in order, each in a transaction that also records its number.
 */
final class Migrations {
  private Migrations() {}

  static void apply(Connection connection, Clock clock) throws SQLException {
    Sql sql = new Sql(connection);
    sql.run(
        "create table if not exists schema_version (version integer not null, applied_at timestamptz not null)");
    int version = (int) sql.number("select coalesce(max(version), 0) from schema_version");
    if (version > newest()) {
      throw new SQLException("it was written by a newer release (schema " + version + ")");
    }
    for (int next = version + 1; text(next) != null; next++) {
      sql.run("begin transaction");
      sql.run(String.valueOf(text(next)));
      sql.run(
          "insert into schema_version values (?, ?)",
          next,
          OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      sql.run("commit");
    }
  }

  private static int newest() {
    int version = 0;
    while (text(version + 1) != null) {
      version++;
    }
    return version;
  }

  private static @Nullable String text(int version) {
    try (InputStream stream = Migrations.class.getResourceAsStream("%04d.sql".formatted(version))) {
      return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
