package dev.verve.server.act.playbook;

import dev.verve.model.Entity;
import dev.verve.server.live.LiveModel;
import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Where somebody stands on a day; where they began, if no score of that day is kept. */
record Standing(double score, String band) {

  static Standing of(Connection connection, Run run, LiveModel model, LocalDate day)
      throws SQLException {
    boolean isRolledUp = run.entity() == Entity.ACCOUNT && model.model().entity() == Entity.USER;
    Standing[] found = {new Standing(run.score(), run.band())};
    new Sql(connection)
        .each(
            "select score, band from %s where version_key = ? and day <= ? and %s = ? order by day desc limit 1"
                .formatted(
                    isRolledUp ? "account_day" : "score_day", isRolledUp ? "account" : "person"),
            row -> found[0] = new Standing(row.getDouble(1), row.getString(2)),
            model.key(),
            day,
            run.key());
    return found[0];
  }
}
