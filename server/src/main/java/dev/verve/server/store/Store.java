package dev.verve.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.duckdb.DuckDBConnection;

/**
 * The store of one data folder. Deliveries and changes go through one writer and are answered when
 * they are on disk; readers run beside it, each on a snapshot. Safe for use by several threads.
 */
public final class Store implements AutoCloseable {
  private final FolderLock lock;
  private final Database database;
  private final GroupCommit writer;
  private final Readers readers;
  private final Clock clock;
  private final Path folder;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> traitsMet = ConcurrentHashMap.newKeySet();

  private Store(FolderLock lock, Database database, StoreOptions options) throws SQLException {
    this.lock = lock;
    this.database = database;
    this.clock = options.clock();
    this.folder = options.folder();
    this.writer = new GroupCommit(database.connect(), options.queued());
    this.readers = new Readers(database);
  }

  /**
   * Opens the store of a folder, making it where it is missing.
   *
   * @throws dev.verve.problem.UserError where another server uses the folder or the file is damaged
   */
  public static Store open(StoreOptions options) {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      FolderLock lock = FolderLock.take(options.folder());
      opened.add(lock);
      Database database = Database.open(options);
      opened.add(database);
      Store store = new Store(lock, database, options);
      opened.clear();
      return store;
    } catch (SQLException e) {
      throw Database.damaged(options, e);
    } finally {
      for (int i = opened.size() - 1; i >= 0; i--) {
        closeQuietly(opened.get(i));
      }
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("what was opened could not be closed", e);
    }
  }

  /** Keeps a delivery; completes when it is on disk, or exceptionally where it is not. */
  public CompletableFuture<Receipt> submit(Delivery delivery) {
    return writer
        .submit(delivery)
        .thenApply(
            receipt -> {
              listeners.forEach(Runnable::run);
              return receipt;
            });
  }

  /** Tells a listener after each delivery that is on disk; it must return at once. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** The key of the person whom an id stands for; empty for the other ids of a person. */
  public OptionalLong person(String id) {
    Identities.Identity identity = writer.find(id);
    return identity == null || identity.key() != identity.person()
        ? OptionalLong.empty()
        : OptionalLong.of(identity.person());
  }

  /** The key of an account. */
  public OptionalLong account(String id) {
    return writer.account(id);
  }

  /**
   * Names of traits that readers have met, so that nobody looks for them again; they add what they
   * find. A name stays when the last who had it is erased: its values are then unknown.
   */
  public Set<String> traitsMet() {
    return traitsMet;
  }

  /** Reads from one snapshot. */
  public <T> T read(Reading<T> reading) {
    return readers.read(reading);
  }

  /** Changes the store and waits until that is on disk. */
  <T> T change(GroupCommit.Change<T> change) {
    try {
      return writer.change(change).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Runs statements in one transaction of the writer and waits until they are on disk. */
  public <T> T write(Reading<T> change) {
    return change((connection, ledger) -> change.read(connection));
  }

  /** A connection of its own for a thread that keeps tables up to date; the caller closes it. */
  public DuckDBConnection connect() {
    try {
      return database.connect();
    } catch (SQLException e) {
      throw new StoreException("connect", e);
    }
  }

  /** Events that wait to be written. */
  public int queued() {
    return writer.queued();
  }

  /** Whether events can be written. */
  public boolean isReady() {
    return writer.isAlive();
  }

  public Clock clock() {
    return clock;
  }

  /** A file of the data folder, which need not be there. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The one folder into which statements may write files. */
  Path exports() {
    return folder.resolve(Database.EXPORTS);
  }

  /** Writes what waits, then closes the file. */
  @Override
  public void close() {
    writer.close();
    readers.close();
    database.close();
    lock.close();
  }
}
