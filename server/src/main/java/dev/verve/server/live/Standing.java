package dev.verve.server.live;

import dev.verve.model.Entity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The current scores of users and accounts in memory, so that a read of one of them waits for no
 * query over everybody. It follows each refresh after its commit and is seen whole: every row is of
 * the same date and the same changes. Until it is filled after the start, readers ask the store.
 */
public final class Standing {
  /**
   * One user as current scores tell.
   *
   * @param live what the scores stand for
   * @param model their model
   * @param account the id of the account; null where there is none
   * @param points points by branch and action
   */
  public record User(
      Live live,
      LiveModel model,
      double raw,
      double score,
      String band,
      @Nullable String account,
      Map<String, Map<String, Double>> points) {}

  /**
   * One account as current scores tell.
   *
   * @param live what the scores stand for
   * @param model their model
   * @param users how many there are
   * @param points points by branch and action
   */
  public record Account(
      Live live,
      LiveModel model,
      long users,
      double raw,
      double score,
      String band,
      Map<String, Map<String, Double>> points) {

    Account withPoints(Map<String, Map<String, Double>> found) {
      return new Account(live, model, users, raw, score, band, found);
    }
  }

  private final AccountNames accounts = new AccountNames();
  private volatile @Nullable Shown shown;
  private @Nullable Spare spare;

  /**
   * Rows that nobody reads any more.
   *
   * @param rows what was shown before
   * @param behind whose scores were written anew since
   */
  private record Spare(ScoreRows rows, Touched behind) {}

  /** Whether it tells of everybody; else the store has to be asked. */
  public boolean isFilled() {
    return shown != null;
  }

  /** The user of a person's key; empty where it tells of no such score. */
  public Optional<User> user(long person) {
    return read(
        now ->
            person <= Integer.MAX_VALUE && now.users().has((int) person)
                ? Optional.of(user(now, (int) person))
                : Optional.empty());
  }

  /** Reads from one moment; where its rows become the spare ones meanwhile, from the next. */
  @SuppressWarnings("ReferenceEquality") // the same moment, and not one with equal rows
  private <T> Optional<T> read(Function<Shown, Optional<T>> reading) {
    for (Shown now = shown; now != null; now = shown) {
      Lock lock = now.rows().lock().readLock();
      if (lock.tryLock()) {
        try {
          if (now == shown) {
            return reading.apply(now);
          }
        } finally {
          lock.unlock();
        }
      }
    }
    return Optional.empty();
  }

  private User user(Shown now, int person) {
    Columns users = now.users();
    int account = users.other(person);
    return new User(
        now.live(),
        now.model(),
        users.raw(person),
        users.score(person),
        now.band(users.band(person)),
        account == 0 ? null : accounts.of(account),
        now.named(now.points(person)));
  }

  /** The account of a key; empty where it tells of no such score. */
  public Optional<Account> account(Connection connection, long key) throws SQLException {
    Optional<Members> found =
        read(
            now ->
                key <= Integer.MAX_VALUE && now.accounts().has((int) key)
                    ? Optional.of(new Members(now, account(now, (int) key), now.members((int) key)))
                    : Optional.empty());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Shown of = found.get().of();
    Map<Integer, Double> points =
        new MemberPoints(of.bound()).of(connection, key, found.get().members());
    return Optional.of(found.get().account().withPoints(of.named(points)));
  }

  private record Members(Shown of, Account account, List<MemberPoints.Member> members) {}

  private static Account account(Shown now, int key) {
    Columns accounts = now.accounts();
    return new Account(
        now.live(),
        now.model(),
        accounts.other(key),
        accounts.raw(key),
        accounts.score(key),
        now.band(accounts.band(key)),
        Map.of());
  }

  /** Follows a refresh that was committed, on the connection that ran it. */
  void follow(Connection connection, Change change) throws SQLException {
    boolean done = false;
    try {
      read(connection, change);
      done = true;
    } finally {
      if (!done) {
        show(null);
      }
    }
  }

  private void read(Connection connection, Change change) throws SQLException {
    Shown before = shown;
    if (change == Change.NONE && before != null) {
      return;
    }
    Optional<Live> live = Live.read(connection);
    Optional<LiveModel> model = Models.current(connection);
    if (live.isEmpty() || model.isEmpty() || model.get().model().entity() != Entity.USER) {
      show(null);
      return;
    }
    accounts.follow(connection);
    if (before == null || change == Change.ALL) {
      show(everything(connection, live.get(), model.get()));
    } else if (change == Change.TURNED) {
      turn(connection, before, live.get());
    } else {
      change(connection, before, live.get());
    }
  }

  private static Shown everything(Connection connection, Live live, LiveModel model)
      throws SQLException {
    Shown fresh =
        new Shown(
            live,
            model,
            StoreRelations.bind(connection, model),
            ShownReader.actions(connection, model),
            ScoreRows.empty());
    ShownReader reader = new ShownReader(connection, fresh);
    reader.scores();
    reader.allPoints();
    return fresh;
  }

  private void turn(Connection connection, Shown before, Live live) throws SQLException {
    Shown after = before.at(live, ScoreRows.withPointsOf(before.rows()));
    ShownReader reader = new ShownReader(connection, after);
    reader.scores();
    reader.points(reader.touchedUsers());
    show(after);
  }

  /**
   * Writes what was touched into rows that nobody reads, and shows those from then on: a reader
   * never waits for as long as many rows take.
   */
  private void change(Connection connection, Shown before, Live live) throws SQLException {
    Spare old = spare;
    ScoreRows rows = old == null ? before.rows().copy() : old.rows();
    Lock writing = rows.lock().writeLock();
    writing.lock();
    try {
      if (old != null) {
        rows.take(old.behind(), before.rows());
      }
      Shown after = before.at(live, rows);
      ShownReader reader = new ShownReader(connection, after);
      Touched touched = reader.touched();
      reader.scores(touched);
      reader.points(touched.users());
      shown = after;
      spare = new Spare(before.rows(), touched);
    } finally {
      writing.unlock();
    }
  }

  private void show(@Nullable Shown other) {
    shown = other;
    spare = null;
  }
}
