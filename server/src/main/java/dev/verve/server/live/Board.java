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
import dev.verve.sql.ScoreSql;
import java.time.LocalDate;

/**
 * Takes scored persons over from a run's relations into the tables that readers see: the rows of
 * those persons are replaced, and the accounts that they are or were in are rolled up anew.
 */
final class Board {
  private static final Names TOUCHED = new Names("_touched");

  private static final Names TURNED = new Names("_turned");

  private static final String PERSON = "person, account, seats, raw, score, band";

  private static final String ACCOUNT = "account, users, raw, score, band";

  private final DuckDbEngine engine;
  private final BoundModel model;
  private final int key;

  Board(DuckDbEngine engine, BoundModel model, int key) {
    this.engine = engine;
    this.model = model;
    this.key = key;
  }

  /**
   * Takes over current scores of all persons in the relation {@code touched}.
   *
   * @param decay what a kept point is worth now
   */
  void now(Scored scored, double decay) {
    points(scored, decay);
    day(scored);
  }

  /** Takes over a day's scores of all persons in the relation {@code touched}. */
  void day(Scored scored) {
    LocalDate day = scored.asOf();
    touchedAccounts(day);
    engine.execute(
        "delete from score_day where " + mine(day) + " and person in (select person from touched)");
    people(scored);
    if (model.model().rollup() != null) {
      show(TOUCHED, mine(day) + " and account in (select account from touched_account)");
      engine.execute(
          "delete from account_day where "
              + mine(day)
              + " and account in (select account from touched_account)");
      accounts(scored, TOUCHED);
    }
  }

  /**
   * Begins a day from the scores of the day before: of those in the relation {@code touched} the
   * new ones are taken over, all others lose a share of their points to the night.
   *
   * @param factor the share that is left
   * @param decay what a kept point is worth on the new day
   */
  void turn(Scored scored, double factor, double decay) {
    LocalDate day = scored.asOf();
    points(scored, decay);
    people(scored);
    String others = "person not in (select person from touched)";
    String before = mine(day.minusDays(1));
    if (factor == 1) {
      touchedAccounts(day.minusDays(1));
      String kept = "select version_key, date '" + day + "', ";
      engine.execute(
          "insert into score_day %s%s from score_day where %s and %s"
              .formatted(kept, PERSON, before, others));
      engine.execute(
          "insert into account_day %s%s from account_day where %s and account not in (select account from touched_account)"
              .formatted(kept, ACCOUNT, before));
      show(TURNED, mine(day) + " and account in (select account from touched_account)");
    } else {
      String raw =
          "select person as entity, account, seats, raw * %s as raw from score_day where %s and %s"
              .formatted(factor, before, others);
      String turned = new ScoreSql(model, engine.dialect()).score(raw, scored.fit().scale());
      insert(day, turned);
      show(TURNED, mine(day));
    }
    if (model.model().rollup() != null) {
      accounts(scored, TURNED);
    }
  }

  /** Makes room for scores of everybody as of a day; yields the engine whose run brings them. */
  Engine all(LocalDate day) {
    engine.execute("delete from kept_point where version_key = " + key);
    for (String table : new String[] {"score_day", "account_day"}) {
      engine.execute("delete from " + table + " where " + mine(day));
    }
    return new LiveTables(engine, key, day);
  }

  /** Drops all days, as of a model whose scale is not frozen yet, of which none is kept. */
  void forget() {
    for (String table : new String[] {"score_day", "account_day"}) {
      engine.execute("delete from " + table + " where version_key = " + key);
    }
  }

  private void points(Scored scored, double decay) {
    engine.execute(
        "delete from kept_point where version_key = %d and person in (select person from touched)"
            .formatted(key));
    engine.execute(
        "insert into kept_point select %d, entity, action_key, points / %s from %s where entity in (select entity from %s)"
            .formatted(key, decay, scored.names().point(), scored.names().score()));
  }

  private void people(Scored scored) {
    insert(scored.asOf(), "select * from " + scored.names().score());
  }

  private void insert(LocalDate day, String scores) {
    engine.execute(
        "insert into score_day select %d, date '%s', entity, cast(account as bigint), seats, raw, score, band from (\n%s\n) s"
            .formatted(key, day, scores));
  }

  private void show(Names names, String where) {
    engine.view(
        names.score(),
        "select person as entity, account, seats, raw, score, band from score_day where " + where);
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
    Names current = new Names("_current");
    AccountSql sql = new AccountSql(model, rollup, engine.dialect());
    String mine = " where version_key = " + key;
    shared(
        current.score(),
        "select person as entity, account, seats, raw, score, band from score_now" + mine);
    shared(current.point(), "select person as entity, action_key, points from point_now" + mine);
    shared(current.member(), sql.member(current));
    shared(
        "account_point_now",
        "select %d as version_key, account, action_key, points from (%s) p"
            .formatted(key, sql.accountPoint(current)));
  }

  private void shared(String view, String select) {
    engine.execute("create or replace view main." + view + " as\n" + select);
  }

  private String mine(LocalDate day) {
    return "version_key = " + key + " and day = date '" + day + "'";
  }

  private void touchedAccounts(LocalDate before) {
    engine.table(
        "touched_account",
        """
        select distinct account from (
          select account from score_day where %s and person in (select person from touched)
          union all
          select cast(account as bigint) from score
        ) a
        where account is not null"""
            .formatted(mine(before)));
  }

  /** Rolls up the scores of some names. */
  private void accounts(Scored scored, Names names) {
    Rollup rollup = model.model().rollup();
    if (rollup == null) {
      return;
    }
    AccountSql sql = new AccountSql(model, rollup, engine.dialect());
    if (sql.ranksUsers()) {
      engine.table(names.member(), sql.member(names));
    } else {
      engine.view(names.member(), sql.member(names));
    }
    FittedScale scale = scored.accountFit().map(Fit::scale).orElse(null);
    engine.execute(
        "insert into account_day select %d, date '%s', account, users, raw, score, band from (\n%s\n) a"
            .formatted(key, scored.asOf(), sql.accountScore(names, scale)));
  }
}
