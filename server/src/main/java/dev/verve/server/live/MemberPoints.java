package dev.verve.server.live;

import dev.verve.model.Rollup;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Sql;
import dev.verve.sql.AccountSql;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The points of one account from those of its users, by the same text as those of all accounts,
 * over rows that the query itself lists.
 */
final class MemberPoints {
  private static final Names LISTED = new Names("_listed");

  /** Of more the query reads tables, since listing them one by one would take longer. */
  private static final int MOST_LISTED = 500;

  private final BoundModel model;

  MemberPoints(BoundModel model) {
    this.model = model;
  }

  /**
   * A user of the account.
   *
   * @param seats the seats that the account is said to have; NaN where nobody tells
   * @param points points by the key of the action
   */
  record Member(int person, double seats, double raw, double score, Map<Integer, Double> points) {}

  /** The points of an account by the key of the action. */
  Map<Integer, Double> of(Connection connection, long account, List<Member> members)
      throws SQLException {
    Map<Integer, Double> found = new TreeMap<>();
    if (members.size() > MOST_LISTED) {
      new Sql(connection)
          .each(
              "select action_key, points from account_point_now where account = ?",
              row -> found.put(row.getInt(1), row.getDouble(2)),
              account);
      return found;
    }
    List<String> scores = new ArrayList<>();
    List<String> points = new ArrayList<>();
    for (Member member : members) {
      String seats = Double.isNaN(member.seats()) ? "null" : number(member.seats());
      scores.add(
          "(%d, 1, cast(%s as double), %s, %s, '')"
              .formatted(member.person(), seats, number(member.raw()), number(member.score())));
      member
          .points()
          .forEach(
              (action, value) ->
                  points.add("(%d, %d, %s)".formatted(member.person(), action, number(value))));
    }
    Rollup rollup = model.model().rollup();
    if (rollup == null || points.isEmpty()) {
      return found;
    }
    AccountSql sql = new AccountSql(model, rollup, new DuckDbDialect());
    new Sql(connection)
        .each(
            """
            with %s(entity, account, seats, raw, score, band) as (values %s),
            %s(entity, action_key, points) as (values %s),
            %s as (%s)
            select action_key, points from (%s) p"""
                .formatted(
                    LISTED.score(),
                    String.join(", ", scores),
                    LISTED.point(),
                    String.join(", ", points),
                    LISTED.member(),
                    sql.member(LISTED),
                    sql.accountPoint(LISTED)),
            row -> found.put(row.getInt(1), row.getDouble(2)));
    return found;
  }

  private static String number(double value) {
    return "cast(" + value + " as double)";
  }
}
