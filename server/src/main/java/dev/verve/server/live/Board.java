package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Engine;
import dev.verve.engine.Fit;
import dev.verve.engine.Scored;
import dev.verve.model.FittedScale;
import dev.verve.model.Rollup;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AccountSql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;

/**
 * Takes scored persons over from a run's relations into the tables that readers see: the rows of
 * those persons are replaced, and the accounts that they are or were in are rolled up anew.
 */
final class Board {
  private static final Names TOUCHED = new Names("_touched");

  private static final Names CURRENT = new Names("_current");

  private final DuckDbEngine engine;
  private final BoundModel model;
  private final int key;

  Board(DuckDbEngine engine, BoundModel model, int key) {
    this.engine = engine;
    this.model = model;
    this.key = key;
  }

  /** Takes over current scores of all persons in the relation {@code touched}. */
  void now(Scored scored) {
    String mine = "version_key = " + key;
    touchedAccounts("score_now where " + mine);
    String theirs = mine + " and person in (select person from touched)";
    engine.execute("delete from score_now where " + theirs);
    engine.execute("delete from point_now where " + theirs);
    people(scored);
    if (model.model().rollup() != null) {
      accounts(scored, "score_now", mine);
      String gone = mine + " and account in (select account from touched_account)";
      engine.execute("delete from account_now where " + gone);
      engine.execute(
          "insert into account_now select %d, account, users, raw, score, band from %s"
              .formatted(key, TOUCHED.accountScore()));
    }
  }

  /** Makes room for current scores of everybody; yields the engine whose run brings them. */
  Engine all() {
    for (String table : List.of("score_now", "point_now", "account_now")) {
      engine.execute("delete from " + table + " where version_key = " + key);
    }
    return new LiveTables(engine, key);
  }

  private void people(Scored scored) {
    engine.execute(
        "insert into score_now select %d, entity, cast(account as bigint), seats, raw, score, band from %s"
            .formatted(key, scored.names().score()));
    engine.execute(
        "insert into point_now select %d, entity, action_key, points from %s where entity in (select entity from %s)"
            .formatted(key, scored.names().point(), scored.names().score()));
  }

  /** Takes over a past day's scores of all persons in the relation {@code touched}. */
  void day(Scored scored) {
    LocalDate day = scored.asOf();
    String mine = "version_key = " + key + " and day = date '" + day + "'";
    touchedAccounts("score_day where " + mine);
    engine.execute(
        "delete from score_day where " + mine + " and person in (select person from touched)");
    engine.execute(
        "insert into score_day select %d, date '%s', entity, cast(account as bigint), seats, raw, score, band from %s"
            .formatted(key, day, scored.names().score()));
    if (model.model().rollup() != null) {
      accounts(scored, "score_day", mine);
      engine.execute(
          "delete from account_day where "
              + mine
              + " and account in (select account from touched_account)");
      engine.execute(
          "insert into account_day select %d, date '%s', account, users, raw, score, band from %s"
              .formatted(key, day, TOUCHED.accountScore()));
    }
  }

  /** Keeps the current scores as those of their day. */
  void keepDay(LocalDate day) {
    engine.execute(
        "insert into score_day select version_key, date '%s', person, account, seats, raw, score, band from score_now where version_key = %d"
            .formatted(day, key));
    engine.execute(
        "insert into account_day select version_key, date '%s', account, users, raw, score, band from account_now where version_key = %d"
            .formatted(day, key));
  }

  /**
   * Makes the view that tells the points of accounts. They are taken from those of the users when
   * they are asked for: what one user does would else change the rows of all of an account.
   */
  void showAccountPoints() {
    Rollup rollup = model.model().rollup();
    if (rollup == null) {
      return;
    }
    AccountSql sql = new AccountSql(model, rollup, engine.dialect());
    String mine = " where version_key = " + key;
    shared(
        CURRENT.score(),
        "select person as entity, account, seats, raw, score, band from score_now" + mine);
    shared(CURRENT.point(), "select person as entity, action_key, points from point_now" + mine);
    shared(CURRENT.member(), sql.member(CURRENT));
    shared(
        "account_point_now",
        "select %d as version_key, account, action_key, points from (%s) p"
            .formatted(key, sql.accountPoint(CURRENT)));
  }

  private void shared(String view, String select) {
    engine.execute("create or replace view main." + view + " as\n" + select);
  }

  private void touchedAccounts(String before) {
    engine.table(
        "touched_account",
        """
        select distinct account from (
          select account from %s and person in (select person from touched)
          union all
          select cast(account as bigint) from score
        ) a
        where account is not null"""
            .formatted(before));
  }

  private void accounts(Scored scored, String scores, String mine) {
    Rollup rollup = model.model().rollup();
    if (rollup == null) {
      return;
    }
    engine.table(
        TOUCHED.score(),
        "select person as entity, account, seats, raw, score, band from %s where %s and account in (select account from touched_account)"
            .formatted(scores, mine));
    AccountSql sql = new AccountSql(model, rollup, engine.dialect());
    if (sql.ranksUsers()) {
      engine.table(TOUCHED.member(), sql.member(TOUCHED));
    } else {
      engine.view(TOUCHED.member(), sql.member(TOUCHED));
    }
    FittedScale scale = scored.accountFit().map(Fit::scale).orElse(null);
    engine.table(TOUCHED.accountScore(), sql.accountScore(TOUCHED, scale));
  }
}
