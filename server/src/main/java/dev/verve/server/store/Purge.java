package dev.verve.server.store;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * Takes the bytes of erased people out of the file. A database only marks deleted rows and leaves
 * freed blocks as they are, so the tables that hold ids are written anew, the log is folded into
 * the file, and the freed blocks are overwritten with random numbers.
 */
public final class Purge {
  private static final List<String> TABLES =
      List.of("identity", "profile", "event_log", "reject", "delivery", "alert_note");

  /** Bytes of a row of the filler, which no compression makes less. */
  private static final int FILLER = 16;

  private final Store store;

  public Purge(Store store) {
    this.store = store;
  }

  /** Whether somebody was erased whose bytes may still be there. */
  public boolean isDue() {
    return store.read(
        connection ->
            new Sql(connection).number("select count(*) from receipt where purged_at is null") > 0);
  }

  /** Purges; what was erased meanwhile waits for the next time. */
  public void run() {
    OffsetDateTime start = OffsetDateTime.ofInstant(store.clock().instant(), ZoneOffset.UTC);
    store.write(
        connection -> {
          for (String table : TABLES) {
            rewrite(new Sql(connection), table);
          }
          return true;
        });
    try (DuckDBConnection connection = store.connect()) {
      overwrite(new Sql(connection));
    } catch (SQLException e) {
      throw new StoreException("freed space could not be overwritten yet", e);
    }
    store.write(
        connection ->
            new Sql(connection)
                .run(
                    "update receipt set purged_at = ? where purged_at is null and erased_at <= ?",
                    start,
                    start));
  }

  /**
   * Rows written beside the old ones would share their blocks, so the table is a new one. None of
   * these has an index.
   */
  private static void rewrite(Sql sql, String table) throws SQLException {
    String[] create = {""};
    sql.each(
        "select sql from duckdb_tables() where table_name = ? and database_name = current_database()",
        row -> create[0] = row.getString(1),
        table);
    String fresh = "purge_" + table;
    sql.run(
        create[0].replaceFirst("(?i)^create table \\S*?" + table + "\"?", "create table " + fresh));
    sql.run("insert into " + fresh + " from " + table);
    sql.run("drop table " + table);
    sql.run("alter table " + fresh + " rename to " + table);
  }

  private static void overwrite(Sql sql) throws SQLException {
    sql.run("force checkpoint");
    long[] free = {0, 0};
    sql.each(
        "select free_blocks, block_size from pragma_database_size() where database_name = current_database()",
        row -> {
          free[0] = row.getLong(1);
          free[1] = row.getLong(2);
        });
    sql.run(
        "create or replace table purge_filler as select uuid() as bits from range(%d)"
            .formatted((free[0] + 1) * free[1] / FILLER));
    sql.run("force checkpoint");
    sql.run("drop table purge_filler");
    sql.run("force checkpoint");
  }
}
