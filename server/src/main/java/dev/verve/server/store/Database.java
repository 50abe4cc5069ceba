package dev.verve.server.store;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The open DuckDB file. Nothing outside the data folder can be reached through it, and no statement
 * can change that: external access is off and the configuration locked.
 */
final class Database implements AutoCloseable {
  static final String FILE = "verve.duckdb";

  /** The folder inside the data folder that statements may reach. */
  static final String EXPORTS = "export";

  private final DuckDBConnection root;

  private Database(DuckDBConnection root) {
    this.root = root;
  }

  /**
   * Opens the file, makes it where it is missing, and brings an older one up to date.
   *
   * @throws UserError where the file is damaged or comes from a newer release
   */
  static Database open(StoreOptions options) {
    Path file = options.folder().resolve(FILE);
    try {
      Path exports = Files.createDirectories(options.folder().resolve(EXPORTS));
      Path spill = Files.createDirectories(options.folder().resolve("spill"));
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      settings.setProperty("preserve_insertion_order", "false");
      settings.setProperty("checkpoint_threshold", "1GB");
      settings.setProperty("memory_limit", options.memory());
      settings.setProperty("temp_directory", spill.toString());
      settings.setProperty(
          "allowed_directories", "['" + exports.toString().replace("'", "''") + "']");
      settings.setProperty("enable_external_access", "false");
      settings.setProperty("lock_configuration", "true");
      Connection root = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
      Migrations.apply(root, options.clock());
      return new Database(root.unwrap(DuckDBConnection.class));
    } catch (SQLException e) {
      throw damaged(options, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The refusal of a file that cannot be read, with the way back. */
  static UserError damaged(StoreOptions options, SQLException cause) {
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return UserError.of(
        Place.file(options.folder().resolve(FILE).toString()),
        "the store cannot be opened: " + why,
        "Nothing was changed. Move "
            + FILE
            + " and "
            + FILE
            + ".wal aside and put the latest backup in their place; without a backup, start"
            + " with an empty folder and import the events again.");
  }

  /** Another connection to the same data, for one thread. */
  DuckDBConnection connect() throws SQLException {
    synchronized (root) {
      return root.duplicate().unwrap(DuckDBConnection.class);
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw new StoreException("close", e);
    }
  }
}
