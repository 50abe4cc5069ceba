package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/** Measures the same SQL in PostgreSQL, with an index that serves it. */
public final class PostgresCompare {
  private final Connection connection;

  private PostgresCompare(Connection connection) {
    this.connection = connection;
  }

  /**
   * Measures and notes.
   *
   * @param args the file, the rounds, the file of notes, and the answers
   */
  public static void main(String[] args) throws IOException, SQLException {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("work_mem", "512MB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_parallel_workers_per_gather", "1")
                .start();
        Connection connection = postgres.getPostgresDatabase().getConnection()) {
      PostgresCompare compare = new PostgresCompare(connection);
      compare.load(Path.of(args[0]));
      compare.run(
          new Race(
              Integer.parseInt(args[1]),
              new OtherProcesses(compare.server()),
              Path.of(args[2]),
              Answer.named(args[3])));
    }
  }

  private void run(Race race) {
    alone(race, Answer.SCORE_30, "hand_30_days");
    alone(race, Answer.SCORE_180, "hand_180_days");
    alone(race, Answer.ACCOUNTS, "hand_accounts");
    alone(race, Answer.DIAGNOSIS, "hand_diagnosis");
    if (race.asks(Answer.ONE_DAY, Answer.HISTORY)) {
      hand("hand_rollup").run();
    }
    alone(race, Answer.ONE_DAY, "hand_one_day");
    alone(race, Answer.HISTORY, "hand_history");
  }

  private void alone(Race race, Answer answer, String script) {
    race.run(answer, Map.of("PostgreSQL", hand(script)), () -> {});
  }

  /** The process of which that of the connection is a child. */
  private long server() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1))
          .flatMap(ProcessHandle::parent)
          .map(ProcessHandle::pid)
          .orElseThrow();
    }
  }

  private void load(Path parquet) throws IOException, SQLException {
    Path csv = Files.createTempFile("verve-events", ".csv");
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.execute(
          "copy (select user_id, event, \"timestamp\", account_id from read_parquet('%s')) to '%s' (format csv, header false)"
              .formatted(parquet, csv));
      execute(
          "create table hand_event (user_id text, event text, \"timestamp\" timestamp, account_id"
              + " text)");
      try (InputStream rows = Files.newInputStream(csv)) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy hand_event from stdin (format csv)", rows);
      }
    } finally {
      Files.delete(csv);
    }
    execute("create index on hand_event (\"timestamp\") include (user_id, event)");
    execute(
        "create table hand_weight as select 'event_' || lpad(i::text, 2, '0') as event, i as k, (1"
            + " + i % 5)::float8 as w from generate_series(0, 29) i");
    execute("vacuum analyze hand_event");
    execute("analyze hand_weight");
  }

  private Runnable hand(String script) {
    String text = HandSql.text("postgres/" + script);
    return () -> {
      execute(
          "drop table if exists hand_point, hand_score, hand_account, hand_side, hand_pair,"
              + " hand_each, hand_part, hand_branch, hand_crossing, hand_history");
      HandSql.statements(text).forEach(this::execute);
    };
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
