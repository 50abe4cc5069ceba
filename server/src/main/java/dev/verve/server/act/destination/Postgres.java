package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A table of PostgreSQL with one row for each user and account, made where it is missing. A batch
 * is one transaction; a row that is older than what stands there changes nothing, so that repeats
 * are harmless.
 */
final class Postgres implements Target {
  private static final int MOST = 1_000;
  private static final int SECONDS = 15;
  private static final String COLUMNS =
      "entity, id, account, score, band, previous_band, change, reason, model, version, as_of, link, message_key, seq";

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final String table;
  private @Nullable Connection open;

  Postgres(Destination destination) {
    source.setServerNames(new String[] {destination.setting("host")});
    source.setPortNumbers(new int[] {Integer.parseInt(destination.setting("port", "5432"))});
    source.setDatabaseName(destination.setting("database"));
    source.setUser(destination.setting("user"));
    source.setPassword(destination.secret("password"));
    source.setSslMode(destination.setting("ssl", "prefer"));
    source.setConnectTimeout(SECONDS);
    source.setSocketTimeout(SECONDS);
    source.setReWriteBatchedInserts(true);
    this.table = destination.setting("table", "verve_score");
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) {
    try {
      write(connection(), batch);
      return Target.all(batch, Result.done(0));
    } catch (SQLException e) {
      close();
      String state = String.valueOf(e.getSQLState());
      boolean isData = state.startsWith("22") || state.startsWith("23");
      if (isData && batch.size() > 1) {
        return batch.stream().map(one -> send(List.of(one)).get(0)).toList();
      }
      String problem = state + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Target.all(batch, isData ? Result.refused(0, problem) : Result.later(problem));
    }
  }

  private Connection connection() throws SQLException {
    Connection known = open;
    if (known != null) {
      return known;
    }
    Connection fresh = source.getConnection();
    open = fresh;
    fresh.setAutoCommit(false);
    try (Statement statement = fresh.createStatement()) {
      statement.execute(
          "create table if not exists "
              + table
              + " (entity text not null, id text not null, account text, score double precision not null,"
              + " band text not null, previous_band text, change double precision, reason text,"
              + " model text not null, version text not null, as_of date not null, link text,"
              + " message_key text not null, seq bigint not null, primary key (entity, id))");
    }
    fresh.commit();
    return fresh;
  }

  private void write(Connection connection, List<Outgoing> batch) throws SQLException {
    String set =
        List.of(COLUMNS.split(", ", -1)).stream()
            .skip(2)
            .map(column -> column + " = excluded." + column)
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    String sql =
        "insert into %s (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (entity, id) do update set %s where %s.seq < excluded.seq"
            .formatted(table, COLUMNS, set, table);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Outgoing one : batch) {
        bind(insert, one);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
  }

  private static void bind(PreparedStatement insert, Outgoing one) throws SQLException {
    JsonNode json = one.json();
    insert.setString(1, json.path("entity").asText());
    insert.setString(2, json.path("key").asText());
    insert.setString(3, text(json, "account"));
    insert.setDouble(4, json.path("score").asDouble());
    insert.setString(5, json.path("band").asText());
    insert.setString(6, text(json, "previous_band"));
    insert.setObject(7, json.path("change").isNull() ? null : json.path("change").asDouble());
    insert.setString(8, Traits.reason(json));
    insert.setString(9, json.path("model").asText());
    insert.setString(10, json.path("version").asText());
    insert.setObject(11, LocalDate.parse(json.path("as_of").asText()));
    insert.setString(12, text(json, "link"));
    insert.setString(13, one.messageKey());
    insert.setLong(14, one.seq());
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isTextual() ? json.path(field).asText() : null;
  }

  @Override
  public void close() {
    Connection known = open;
    open = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException e) {
        throw new IllegalStateException("close", e);
      }
    }
  }
}
