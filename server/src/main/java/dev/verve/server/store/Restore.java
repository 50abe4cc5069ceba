package dev.verve.server.store;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Puts a backup in the place of a store. People who were erased after the backup was made are
 * erased again: the receipts of the store that it replaces tell who, by the hash of their ids.
 */
public final class Restore {
  private final StoreOptions options;

  /** A restore into a data folder, in which no server runs. */
  public Restore(StoreOptions options) {
    this.options = options;
  }

  /** Whether the folder holds a store that a restore would replace. */
  public boolean replaces() {
    return Files.exists(database());
  }

  /**
   * Restores a backup.
   *
   * @return how many people were erased again
   * @throws UserError where the file is no backup of ours, or a server uses the folder
   */
  public long run(Path backup) {
    Set<String> erased = new HashSet<>();
    FolderLock lock = FolderLock.take(options.folder());
    try {
      check(backup);
      erased.addAll(replaces() ? receipts(database()) : Set.of());
      erased.removeAll(receipts(backup));
      Path part = options.folder().resolve(Database.FILE + ".part");
      Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(options.folder().resolve(Database.FILE + ".wal"));
      Files.move(
          part, database(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.close();
    }
    return eraseAgain(erased);
  }

  private Path database() {
    return options.folder().resolve(Database.FILE);
  }

  private static void check(Path backup) {
    try (Connection connection = open(backup)) {
      new Sql(connection).number("select max(version) from schema_version");
    } catch (SQLException e) {
      throw UserError.of(
          Place.file(backup.toString()),
          "this is no backup of Verve: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "Give a file that `verve backup` wrote.");
    }
  }

  /** The hashes of the erased; of a store that is too damaged to be read, none. */
  private static Set<String> receipts(Path file) {
    Set<String> hashes = new HashSet<>();
    try (Connection connection = open(file)) {
      new Sql(connection).each("select id_hash from receipt", row -> hashes.add(row.getString(1)));
    } catch (SQLException e) {
      hashes.clear();
    }
    return hashes;
  }

  private static Connection open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("access_mode", "read_only");
    return DriverManager.getConnection("jdbc:duckdb:" + file, settings);
  }

  private long eraseAgain(Set<String> hashes) {
    if (hashes.isEmpty()) {
      return 0;
    }
    try (Store store = Store.open(options)) {
      List<String> ids = new ArrayList<>();
      store.read(
          connection -> {
            new Sql(connection)
                .each(
                    "select id from identity",
                    row -> {
                      if (hashes.contains(Credentials.hash(row.getString(1)))) {
                        ids.add(row.getString(1));
                      }
                    });
            return ids;
          });
      Erasure erasure = new Erasure(store);
      long erased = ids.stream().filter(id -> erasure.erase(id, "restore").isPresent()).count();
      if (erased > 0) {
        new Purge(store).run();
      }
      return erased;
    }
  }
}
