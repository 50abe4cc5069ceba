package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.SmallTable;
import dev.verve.sql.Dialect;
import dev.verve.sql.Names;
import java.util.List;
import java.util.function.Consumer;

/**
 * The engine of a run that scores everybody: its points and scores are written once, straight into
 * the tables that readers see, and the run reads them from there. A million users would else be
 * written twice.
 */
final class LiveTables implements Engine {
  private static final String USERS = "entity, cast(account as bigint), seats, raw, score, band";
  private static final String ACCOUNTS = "cast(account as bigint), users, raw, score, band";

  private final DuckDbEngine engine;
  private final int key;

  LiveTables(DuckDbEngine engine, int key) {
    this.engine = engine;
    this.key = key;
  }

  @Override
  public void table(String name, String select) {
    if (name.equals(Names.SINGLE.point())) {
      String there = " where entity in (select entity from " + Names.SINGLE.there() + ")";
      keep("point_now", "entity, action_key, points", select, there);
      show(name, "person as entity, action_key, points from point_now");
    } else if (name.equals(Names.SINGLE.score())) {
      keep("score_now", USERS, select, "");
      show(name, "person as entity, account, seats, raw, score, band from score_now");
    } else if (name.equals(Names.SINGLE.accountScore())) {
      keep("account_now", ACCOUNTS, select, "");
      show(name, "account, users, raw, score, band from account_now");
    } else {
      engine.table(name, select);
    }
  }

  private void keep(String table, String columns, String select, String where) {
    engine.execute(
        "insert into %s select %d, %s from (\n%s\n) s%s"
            .formatted(table, key, columns, select, where));
  }

  private void show(String name, String columns) {
    engine.view(name, "select " + columns + " where version_key = " + key);
  }

  @Override
  public Dialect dialect() {
    return engine.dialect();
  }

  @Override
  public void view(String name, String select) {
    engine.view(name, select);
  }

  @Override
  public void rows(SmallTable table) {
    engine.rows(table);
  }

  @Override
  public List<Row> query(String select) {
    return engine.query(select);
  }

  @Override
  public void each(String select, Consumer<Row> consumer) {
    engine.each(select, consumer);
  }

  @Override
  public void close() {
    engine.close();
  }
}
