package dev.verve.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Opens a DuckDB file on a thread of the lowest priority. DuckDB starts its workers then, and they
 * keep the priority of the thread that started them: work that is split among them, a refresh of
 * all scores for one, leaves the processor to the threads that answer requests. A short query runs
 * on the thread that asked it.
 */
final class Opening {
  private Opening() {}

  @SuppressWarnings("ThreadPriorityCheck") // nothing hangs on it but who waits
  static Connection open(String url, Properties settings) throws SQLException {
    FutureTask<Connection> opening =
        new FutureTask<>(() -> DriverManager.getConnection(url, settings));
    Thread thread = new Thread(opening, "verve-open");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    try {
      return opening.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException("the file could not be opened", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the file was opened", e);
    }
  }
}
