package dev.verve.server.act.alert;

import dev.verve.model.Entity;
import dev.verve.server.live.LiveModel;
import dev.verve.sql.Bounds;

/**
 * The kept scores of users or of accounts under a model.
 *
 * @param model whose scores they are
 * @param of users or accounts
 */
record Watched(LiveModel model, Entity of) {

  /** Whether accounts stand in a table of their own, rolled up from users. */
  private boolean isRolledUp() {
    return of == Entity.ACCOUNT && model.model().entity() == Entity.USER;
  }

  /** A query for the scores of some days: {@code entity, day, score, band}. */
  String scores(Bounds days) {
    return "select %s as entity, day, score, band from %s where version_key = %d and day between date '%s' and date '%s'"
        .formatted(
            isRolledUp() ? "account" : "person",
            isRolledUp() ? "account_day" : "score_day",
            model.key(),
            days.first(),
            days.last());
  }
}
