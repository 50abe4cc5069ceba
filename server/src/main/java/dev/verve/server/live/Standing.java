package dev.verve.server.live;

import dev.verve.model.Entity;
import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<String> accounts = new ArrayList<>();
  private @Nullable Shown shown;

  /** Whether it tells of everybody; else the store has to be asked. */
  public boolean isFilled() {
    lock.readLock().lock();
    try {
      return shown != null;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The user of a person's key; empty where it tells of no such score. */
  public Optional<User> user(long person) {
    lock.readLock().lock();
    try {
      Shown now = shown;
      if (now == null || person > Integer.MAX_VALUE || !now.users().has((int) person)) {
        return Optional.empty();
      }
      return Optional.of(user(now, (int) person));
    } finally {
      lock.readLock().unlock();
    }
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
        account == 0 ? null : accounts.get(account),
        now.named(now.points(person)));
  }

  /** The account of a key; empty where it tells of no such score. */
  public Optional<Account> account(Connection connection, long key) throws SQLException {
    Shown now;
    Account found;
    List<MemberPoints.Member> members;
    lock.readLock().lock();
    try {
      now = shown;
      if (now == null || key > Integer.MAX_VALUE || !now.accounts().has((int) key)) {
        return Optional.empty();
      }
      found = account(now, (int) key);
      members = now.members((int) key);
    } finally {
      lock.readLock().unlock();
    }
    Map<Integer, Double> points = new MemberPoints(now.bound()).of(connection, key, members);
    return Optional.of(found.withPoints(now.named(points)));
  }

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
    names(connection);
    if (before == null || change == Change.ALL) {
      show(everything(connection, live.get(), model.get()));
    } else {
      change(connection, before, live.get(), change);
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
            new Columns(),
            new Columns());
    ShownReader reader = new ShownReader(connection, fresh, Runnable::run);
    reader.scores();
    reader.points();
    return fresh;
  }

  /** Rows that others read are changed all at once, after they were read from the tables. */
  private void change(Connection connection, Shown before, Live live, Change change)
      throws SQLException {
    List<Runnable> rows = new ArrayList<>();
    Shown after;
    if (change == Change.TURNED) {
      after = before.at(live, Columns.withPointsOf(before.users()), new Columns());
      new ShownReader(connection, after, Runnable::run).scores();
    } else {
      after = before.at(live, before.users(), before.accounts());
      new ShownReader(connection, after, rows::add).touchedScores();
    }
    new ShownReader(connection, after, rows::add).touchedPoints();
    lock.writeLock().lock();
    try {
      rows.forEach(Runnable::run);
      shown = after;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void show(@Nullable Shown other) {
    lock.writeLock().lock();
    try {
      shown = other;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Accounts are only ever added, their keys counting from 1. */
  private void names(Connection connection) throws SQLException {
    List<String> fresh = new ArrayList<>();
    new Sql(connection)
        .each(
            "select id from account where account_key >= ? order by account_key",
            row -> fresh.add(row.getString(1)),
            Math.max(1, accounts.size()));
    lock.writeLock().lock();
    try {
      if (accounts.isEmpty()) {
        accounts.add("");
      }
      accounts.addAll(fresh);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
