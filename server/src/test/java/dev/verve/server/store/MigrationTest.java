package dev.verve.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as the first release left it opens in this one, and one of a later release does not. */
class MigrationTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String FIRST_RELEASE =
      """
      create table schema_version (version integer not null, applied_at timestamptz not null);
      insert into schema_version values (1, '2026-03-01T00:00:00Z');
      insert into identity values (1, 'u1', 1, true), (2, 'd1', 1, false);
      insert into event_log values
        (1, 1, null, 'login', '2026-03-10T10:00:00Z', '2026-03-10T10:00:00Z', 'm1',
         md5('m1')::uuid, '{}'),
        (2, 2, null, 'login', '2026-03-10T11:00:00Z', '2026-03-10T11:00:00Z', null, null, '{}');
      """;

  @TempDir Path folder;

  @Test
  void aFolderOfTheFirstReleaseOpens() throws IOException, SQLException {
    write(first() + FIRST_RELEASE);
    try (Store store = open()) {
      assertThat(number(store, "select count(*) from event where user_id = 'u1'")).isEqualTo(2);
      Message repeat = Messages.event("u1", "login", NOON, "m1");
      Message fresh = Messages.event("u2", "login", NOON, "m2");
      assertThat(store.submit(Messages.delivery(NOON, repeat, fresh)).join())
          .isEqualTo(new Receipt(1, 1, 0));
    }
    try (Store store = open()) {
      assertThat(number(store, "select count(*) from event")).isEqualTo(3);
      assertThat(number(store, "select count(*) - max(version) from schema_version")).isZero();
    }
  }

  @Test
  void aFolderOfALaterReleaseIsRefused() throws IOException, SQLException {
    write(first() + FIRST_RELEASE + "insert into schema_version values (9999, now());");
    assertThatThrownBy(this::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it was written by a newer release (schema 9999)");
  }

  private static String first() throws IOException {
    try (InputStream stream = Migrations.class.getResourceAsStream("0001.sql")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("verve.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Store open() {
    return Store.open(StoreOptions.in(folder).withClock(Clock.fixed(NOON, ZoneOffset.UTC)));
  }

  private static long number(Store store, String sql) {
    return store.read(connection -> new Sql(connection).number(sql));
  }
}
