package dev.verve.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. It takes what waits, writes all of it in one transaction and answers each sender
 * once that is on disk: the more wait, the larger the transaction and the cheaper each event, so
 * that load makes it faster, not later. Changes other than deliveries get a transaction of their
 * own. A delivery that fails takes no other with it: its group is then written one by one.
 */
final class GroupCommit implements AutoCloseable {
  private static final int MOST_IN_ONE = 20_000;
  private static final String DAMAGED =
      "the store is damaged and takes no more; stop the server and put the latest backup in its place";

  private record Task(
      int weight, @Nullable Delivery delivery, Change<?> change, CompletableFuture<Object> done) {}

  /** A change of the store by the writer, in a transaction of its own. */
  interface Change<T> {
    T apply(DuckDBConnection connection, Ledger ledger) throws SQLException;
  }

  private static final Change<Object> NOTHING = (connection, ledger) -> new Object();

  private final DuckDBConnection connection;
  private final int limit;
  private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final Thread thread;
  private volatile Ledger ledger;
  private volatile boolean stopped;
  private volatile boolean damaged;

  GroupCommit(DuckDBConnection connection, int limit) throws SQLException {
    this.connection = connection;
    this.limit = limit;
    this.ledger = Ledger.load(connection);
    this.thread = new Thread(this::run, "verve-writer");
    thread.start();
  }

  /** Writes a delivery; completes when it is on disk, or exceptionally where it is not. */
  CompletableFuture<Receipt> submit(Delivery delivery) {
    int weight = delivery.messages().size() + delivery.rejects().size();
    if (queued.get() > limit) {
      return CompletableFuture.failedFuture(new BusyException());
    }
    return enqueue(weight, delivery, NOTHING).thenApply(Receipt.class::cast);
  }

  /** Runs a change; completes with its result when that is on disk. */
  @SuppressWarnings("unchecked")
  <T> CompletableFuture<T> change(Change<T> change) {
    return enqueue(1, null, change).thenApply(result -> (T) result);
  }

  private CompletableFuture<Object> enqueue(
      int weight, @Nullable Delivery delivery, Change<?> change) {
    Task task = new Task(weight, delivery, change, new CompletableFuture<>());
    queued.addAndGet(weight);
    waiting.add(task);
    if (stopped) {
      failRest();
    }
    return task.done();
  }

  /** The identity of an id, or null where it was never seen; for any thread. */
  Identities.@Nullable Identity find(String id) {
    return ledger.identities.find(id);
  }

  /** The key of an account; for any thread. */
  OptionalLong account(String id) {
    return ledger.accounts.find(id);
  }

  /** Events that wait to be written. */
  int queued() {
    return queued.get();
  }

  boolean isAlive() {
    return thread.isAlive() && !stopped;
  }

  private void run() {
    @Nullable Task held = null;
    try {
      while (!damaged && (!stopped || held != null || !waiting.isEmpty())) {
        Task first = held == null ? waiting.take() : held;
        held = null;
        List<Task> group = new ArrayList<>(List.of(first));
        if (first.delivery() != null) {
          held = gather(group);
        }
        write(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped = true;
      if (held != null) {
        failed(held, ended());
      }
      failRest();
    }
  }

  /** An error, unlike a failure, ends the writer; but nobody waits for ever for what it held. */
  private void write(List<Task> group) {
    try {
      if (group.get(0).delivery() == null) {
        alone(group.get(0));
      } else {
        together(group);
      }
    } catch (Error e) {
      String cure = e instanceof OutOfMemoryError ? "; it needs a larger heap" : "";
      StoreException ended = new StoreException("the writer has ended: " + e + cure);
      group.forEach(task -> failed(task, ended));
      throw e;
    }
  }

  /** Adds waiting deliveries to the group; yields the change that stands behind them, if any. */
  private @Nullable Task gather(List<Task> group) {
    int size = group.get(0).weight();
    while (size < MOST_IN_ONE) {
      Task next = waiting.poll();
      if (next == null || next.delivery() == null) {
        return next;
      }
      group.add(next);
      size += next.weight();
    }
    return null;
  }

  private void together(List<Task> group) {
    List<Receipt> receipts = new ArrayList<>();
    RuntimeException failure =
        inTransaction(
            () -> {
              Posting posting = new Posting(connection, ledger);
              for (Task task : group) {
                Delivery delivery = task.delivery();
                if (delivery != null) {
                  receipts.add(posting.post(delivery));
                }
              }
              posting.finish();
              new Sql(connection).run("commit");
              posting.settle();
            });
    if (failure == null) {
      for (int i = 0; i < group.size(); i++) {
        done(group.get(i), receipts.get(i));
      }
    } else if (group.size() > 1 && !stopped && !damaged && !isDiskFull(failure)) {
      group.forEach(task -> together(List.of(task)));
    } else {
      group.forEach(task -> failed(task, failure));
    }
  }

  /** Then writing one by one would fail as often as there are tasks. */
  private static boolean isDiskFull(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).contains("No space left");
  }

  private void alone(Task task) {
    List<Object> result = new ArrayList<>();
    RuntimeException failure =
        inTransaction(
            () -> {
              result.add(task.change().apply(connection, ledger));
              new Sql(connection).run("commit");
            });
    if (failure == null) {
      done(task, result.get(0));
    } else {
      failed(task, failure);
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  /** Runs work up to its commit; yields what went wrong, or null. */
  private @Nullable RuntimeException inTransaction(Work work) {
    try {
      new Sql(connection).run("begin transaction");
      work.run();
      return null;
    } catch (SQLException e) {
      recover(e);
      return new StoreException(damaged ? DAMAGED : "the store could not be written", e);
    } catch (RuntimeException e) {
      recover(e);
      return e;
    }
  }

  /**
   * Undoes the transaction, in memory too; where even that fails, or the file is damaged, so that
   * nothing that follows could be trusted, the writer ends.
   */
  private void recover(Exception cause) {
    damaged |= String.valueOf(cause.getMessage()).contains("Corrupt database file");
    try {
      new Sql(connection).run("rollback");
    } catch (SQLException e) {
      // A commit that fails, as on a full disk, has ended its transaction already.
      cause.addSuppressed(e);
    }
    try {
      if (!damaged) {
        ledger = Ledger.load(connection);
      }
    } catch (SQLException e) {
      e.addSuppressed(cause);
      stopped = true;
    }
  }

  private void done(Task task, Object result) {
    queued.addAndGet(-task.weight());
    task.done().complete(result);
  }

  private void failed(Task task, RuntimeException failure) {
    queued.addAndGet(-task.weight());
    task.done().completeExceptionally(failure);
  }

  private void failRest() {
    for (Task task = waiting.poll(); task != null; task = waiting.poll()) {
      failed(task, ended());
    }
  }

  /** Why nothing more is written. */
  private StoreException ended() {
    return new StoreException(damaged ? DAMAGED : "the server is stopping");
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    CompletableFuture<Boolean> last =
        change(
            (c, l) -> {
              stopped = true;
              return true;
            });
    try {
      thread.join();
      last.exceptionally(ended -> true).join();
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
