package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.SmallTable;
import dev.verve.sql.Dialect;
import dev.verve.sql.Names;
import java.time.LocalDate;
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
  private final LocalDate day;

  LiveTables(DuckDbEngine engine, int key, LocalDate day) {
    this.engine = engine;
    this.key = key;
    this.day = day;
  }

  @Override
  public void table(String name, String select) {
    if (name.equals(Names.SINGLE.point())) {
      String there = " where entity in (select entity from " + Names.SINGLE.there() + ")";
      keep("kept_point", "entity, action_key, points", select + "\n) s" + there);
      show(name, "person as entity, action_key, points from kept_point where version_key = " + key);
    } else if (name.equals(Names.SINGLE.score())) {
      keep("score_day", date() + USERS, select + "\n) s");
      show(name, "person as entity, account, seats, raw, score, band from score_day" + ofDay());
    } else if (name.equals(Names.SINGLE.accountScore())) {
      keep("account_day", date() + ACCOUNTS, select + "\n) s");
      show(name, "account, users, raw, score, band from account_day" + ofDay());
    } else {
      engine.table(name, select);
    }
  }

  private void keep(String table, String columns, String from) {
    engine.execute("insert into %s select %d, %s from (\n%s".formatted(table, key, columns, from));
  }

  private String date() {
    return "date '" + day + "', ";
  }

  private String ofDay() {
    return " where version_key = " + key + " and day = date '" + day + "'";
  }

  private void show(String name, String columns) {
    engine.view(name, "select " + columns);
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
