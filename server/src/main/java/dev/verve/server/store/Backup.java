package dev.verve.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Copies the whole store, as of one moment and while it is used, into one file. What was deleted is
 * not copied, so that the file holds nothing of erased people.
 */
public final class Backup {
  private final Store store;

  public Backup(Store store) {
    this.store = store;
  }

  /** Makes a backup inside the data folder; the caller moves or deletes it. */
  public Path make() {
    String name = "backup_" + UUID.randomUUID().toString().replace("-", "");
    Path file = store.exports().resolve(name + ".duckdb");
    try (DuckDBConnection connection = store.connect()) {
      Sql sql = new Sql(connection);
      String[] own = {""};
      sql.each("select current_database()", row -> own[0] = row.getString(1));
      sql.run("attach '" + file.toString().replace("'", "''") + "' as " + name);
      try {
        sql.run("copy from database \"" + own[0] + "\" to " + name);
      } finally {
        sql.run("detach " + name);
      }
      return file;
    } catch (SQLException e) {
      throw new StoreException("backup", e);
    }
  }
}
