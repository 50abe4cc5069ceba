package dev.verve.server.live;

import dev.verve.engine.Engine;
import dev.verve.model.Rollup;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Sql;
import dev.verve.sql.AccountSql;
import dev.verve.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Scores of a model that came from a lake. What each action brings to them is known, but not what
 * was done for it: the events of this store, if there are any, are not those that they are made of.
 */
public final class ImportedScores {
  static final Names NAMES = new Names("_imported");
  static final String WHY =
      "these scores were imported, and the events that they are made of are not here";

  private ImportedScores() {}

  /** Whether the scores of a model came from a lake, so that none are computed here. */
  public static boolean stand(Connection connection, int key) throws SQLException {
    return new Sql(connection).number("select count(*) from imported where version_key = ?", key)
        > 0;
  }

  /** What is said where an answer would have to be computed from events. */
  static UserError refusal() {
    return UserError.of(
        Place.option("events"),
        WHY,
        "Ask where the events are, with `verve explain`, `diagnose`, `tree` or `validate`.");
  }

  /** Makes the relations of the scores as they now stand. */
  static void show(Engine engine, BoundModel model, int key) {
    String mine = " where version_key = " + key;
    engine.view(
        NAMES.score(),
        "select person as entity, account, seats, raw, score, band from score_now" + mine);
    engine.view(NAMES.point(), "select person as entity, action_key, points from point_now" + mine);
    Rollup rollup = model.model().rollup();
    if (rollup != null) {
      AccountSql sql = new AccountSql(model, rollup, engine.dialect());
      engine.view(NAMES.member(), sql.member(NAMES));
      engine.view(NAMES.accountPoint(), sql.accountPoint(NAMES));
      engine.view(
          NAMES.accountScore(), "select account, users, raw, score, band from account_now" + mine);
    }
  }
}
