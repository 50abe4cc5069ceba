package dev.verve.server.live;

import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;

/**
 * Whose score is asked about.
 *
 * @param scope a condition on events {@code e} and ids {@code i} that lets theirs in
 * @param persons a query of those behind the score, one column
 * @param isOfMany whether the score is rolled up from several
 */
record One(String scope, String persons, boolean isOfMany) {

  /** A person, or an account that is scored itself. */
  static One scored(Entity entity, long key) {
    String scope = (entity == Entity.USER ? "i.person = " : "e.account_key = ") + key;
    return new One(scope, "select cast(" + key + " as bigint) as person", false);
  }

  /** An account that is rolled up from its users: all whom it has or had. */
  static One rolledUp(long account) {
    String persons =
        ("select distinct k.person from identity k where k.user_key in ("
                + "select user_key from profile where account_key = %1$d"
                + " union select user_key from event_log where account_key = %1$d)")
            .formatted(account);
    String scope =
        "i.user_key in (select m.user_key from identity m where m.person in (" + persons + "))";
    return new One(scope, persons, true);
  }

  /** Whether what is kept of each person alone gives the scores of past days. */
  boolean isOfActsAlone(BoundModel model) {
    return !isOfMany && !model.weighsByEvents();
  }
}
