package dev.verve.server.act.alert;

import dev.verve.model.Entity;
import java.util.Locale;

/** What an alert can be about. */
public enum Kind {
  USER,
  ACCOUNT,
  BRANCH,
  SCORES,
  MODEL,
  EVENTS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(Entity entity) {
    return entity == Entity.USER ? USER : ACCOUNT;
  }
}
