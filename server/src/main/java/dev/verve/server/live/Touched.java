package dev.verve.server.live;

/** Whose scores a refresh wrote anew, or took away. */
final class Touched {
  private final int[] users;
  private final int[] accounts;

  /**
   * Those of these keys.
   *
   * @param users the keys of persons
   * @param accounts the keys of accounts that are rolled up
   */
  Touched(int[] users, int[] accounts) {
    this.users = users;
    this.accounts = accounts;
  }

  int[] users() {
    return users;
  }

  int[] accounts() {
    return accounts;
  }
}
