package dev.verve.server.live;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The scores of everybody. They are read by many at once, or written by one.
 *
 * @param users the rows of users by their keys, their accounts beside them
 * @param accounts the rows of accounts by their keys, the number of users beside them
 * @param lock who may read or write
 */
record ScoreRows(Columns users, Columns accounts, ReadWriteLock lock) {

  /** No scores. */
  static ScoreRows empty() {
    return of(new Columns(), new Columns());
  }

  /** No scores yet, but the points of others. */
  static ScoreRows withPointsOf(ScoreRows before) {
    return of(Columns.withPointsOf(before.users), new Columns());
  }

  private static ScoreRows of(Columns users, Columns accounts) {
    return new ScoreRows(users, accounts, new ReentrantReadWriteLock());
  }

  /** The same scores, of which either side may change without the other. */
  ScoreRows copy() {
    return of(users.copy(), accounts.copy());
  }

  /** Makes the scores of some what they are elsewhere. */
  void take(Touched touched, ScoreRows from) {
    users.take(touched.users(), from.users);
    accounts.take(touched.accounts(), from.accounts);
  }
}
