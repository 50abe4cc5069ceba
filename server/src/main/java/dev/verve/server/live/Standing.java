package dev.verve.server.live;

import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The current scores of users and accounts in memory, so that a read of one of them waits for no
 * query over everybody. It follows each refresh after its commit and is seen whole: every row is of
 * the same date and the same changes. Until it is filled after the start, readers ask the store.
 */
public final class Standing {
  /** Accounts of more members are asked of the store, since a query lists them one by one. */
  private static final int MOST_MEMBERS = 1_000;

  private static final String ALL = "true";
  private static final String TOUCHED = "person in (select person from touched)";

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
      Map<String, Map<String, Double>> points) {}

  private record ActionName(String branch, String action) {}

  private record Shown(
      Live live,
      LiveModel model,
      BoundModel bound,
      List<ActionName> actions,
      Columns users,
      Columns accounts) {

    Shown at(Live other, Columns otherUsers, Columns otherAccounts) {
      return new Shown(other, model, bound, actions, otherUsers, otherAccounts);
    }

    String band(int place) {
      return model.model().bands().names().get(place - 1);
    }
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<String> accounts = new ArrayList<>();
  private @Nullable Shown shown;

  /** The user of a person's key; empty where the store has to be asked. */
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
        named(now, points(now, users.points(person))));
  }

  /** The account of a key; empty where the store has to be asked. */
  public Optional<Account> account(Connection connection, long key) throws SQLException {
    Shown now;
    List<MemberPoints.Member> members = new ArrayList<>();
    Account found;
    lock.readLock().lock();
    try {
      now = shown;
      int account = (int) key;
      if (now == null || key > Integer.MAX_VALUE || !now.accounts().has(account)) {
        return Optional.empty();
      }
      Columns users = now.users();
      for (int person : users.beside(account)) {
        members.add(
            new MemberPoints.Member(
                person,
                users.seats(person),
                users.raw(person),
                users.score(person),
                points(now, users.points(person))));
      }
      Columns all = now.accounts();
      found =
          new Account(
              now.live(),
              now.model(),
              all.other(account),
              all.raw(account),
              all.score(account),
              now.band(all.band(account)),
              Map.of());
    } finally {
      lock.readLock().unlock();
    }
    if (members.size() > MOST_MEMBERS) {
      return Optional.empty();
    }
    Map<Integer, Double> points = new MemberPoints(now.bound()).of(connection, members);
    return Optional.of(
        new Account(
            found.live(),
            found.model(),
            found.users(),
            found.raw(),
            found.score(),
            found.band(),
            named(now, points)));
  }

  private static Map<Integer, Double> points(Shown now, double[] kept) {
    Map<Integer, Double> byAction = new TreeMap<>();
    for (int i = 0; i < kept.length; i += 2) {
      byAction.put((int) kept[i], kept[i + 1] * now.live().decay());
    }
    return byAction;
  }

  private static Map<String, Map<String, Double>> named(Shown now, Map<Integer, Double> byAction) {
    Map<String, Map<String, Double>> branches = new LinkedHashMap<>();
    byAction.forEach(
        (key, points) -> {
          ActionName name = now.actions().get(key);
          branches
              .computeIfAbsent(name.branch(), b -> new LinkedHashMap<>())
              .put(name.action(), points);
        });
    return branches;
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
      LiveModel current = model.get();
      Shown fresh =
          new Shown(
              live.get(),
              current,
              StoreRelations.bind(connection, current),
              actions(connection, current),
              new Columns(),
              new Columns());
      users(connection, fresh, ALL);
      accounts(connection, fresh, ALL);
      points(connection, fresh, ALL);
      show(fresh);
    } else if (change == Change.TURNED) {
      Columns users = Columns.withPointsOf(before.users());
      Shown after = before.at(live.get(), users, new Columns());
      users(connection, after, ALL);
      accounts(connection, after, ALL);
      lock.writeLock().lock();
      try {
        new Sql(connection)
            .each("select person from touched", row -> users.clearPoints(row.getInt(1)));
        points(connection, after, TOUCHED);
        shown = after;
      } finally {
        lock.writeLock().unlock();
      }
    } else {
      Shown after = before.at(live.get(), before.users(), before.accounts());
      lock.writeLock().lock();
      try {
        Sql sql = new Sql(connection);
        sql.each("select person from touched", row -> after.users().clear(row.getInt(1)));
        users(connection, after, TOUCHED);
        points(connection, after, TOUCHED);
        if (after.bound().rollsUp()) {
          String accounts = "select account from touched_account";
          sql.each(accounts, row -> after.accounts().clear(row.getInt(1)));
          accounts(connection, after, "account in (" + accounts + ")");
        }
        shown = after;
      } finally {
        lock.writeLock().unlock();
      }
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

  private static void users(Connection connection, Shown into, String whose) throws SQLException {
    String columns = "cast(person as integer), raw, score, %s, coalesce(account, 0), seats";
    each(
        connection,
        into,
        columns,
        "score_day",
        whose,
        row -> {
          double seats = row.getDouble(6);
          into.users()
              .set(
                  row.getInt(1),
                  row.getDouble(2),
                  row.getDouble(3),
                  row.getInt(4),
                  row.getInt(5),
                  row.wasNull() ? Double.NaN : seats);
        });
  }

  private static void accounts(Connection connection, Shown into, String whose)
      throws SQLException {
    each(
        connection,
        into,
        "cast(account as integer), raw, score, %s, users",
        "account_day",
        whose,
        row ->
            into.accounts()
                .set(
                    row.getInt(1),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getInt(4),
                    row.getInt(5),
                    Double.NaN));
  }

  private static void each(
      Connection connection,
      Shown into,
      String columns,
      String table,
      String whose,
      Sql.RowReader reader)
      throws SQLException {
    String place = "list_position(" + bands(into.model()) + ", band)";
    new Sql(connection)
        .each(
            "select "
                + columns.formatted(place)
                + " from %s where version_key = %d and day = date '%s' and %s"
                    .formatted(table, into.live().key(), into.live().asOf(), whose),
            reader);
  }

  private static void points(Connection connection, Shown into, String whose) throws SQLException {
    new Sql(connection)
        .each(
            "select cast(person as integer), action_key, points from kept_point where version_key = %d and %s"
                .formatted(into.live().key(), whose),
            row -> into.users().addPoints(row.getInt(1), row.getInt(2), row.getDouble(3)));
  }

  private static String bands(LiveModel model) {
    List<String> names = new ArrayList<>();
    for (String band : model.model().bands().names()) {
      names.add("'" + band.replace("'", "''") + "'");
    }
    return names.toString();
  }

  private static List<ActionName> actions(Connection connection, LiveModel model)
      throws SQLException {
    List<ActionName> actions = new ArrayList<>();
    new Sql(connection)
        .each(
            "select branch, action from action_of where version_key = ? order by action_key",
            row -> actions.add(new ActionName(row.getString(1), row.getString(2))),
            model.key());
    return actions;
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
