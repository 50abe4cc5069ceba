package dev.verve.sql;

import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;

/**
 * How queries read the relation {@code event e}: whose events they take, and of which days.
 *
 * @param model the model that is scored
 * @param dialect how SQL is spelled
 */
public record EventSql(BoundModel model, Dialect dialect) {

  /** The column of those whom the model scores. */
  public String entity() {
    return model.model().entity() == Entity.USER ? "e.v_user" : "e.v_account";
  }

  /** The moment at which a day begins, as {@code e.v_at} tells it. */
  String from(LocalDate day) {
    return dialect.startOf(day, model.shape().time());
  }

  /** The moment at which a day is over, likewise. */
  String until(LocalDate day) {
    return from(day.plusDays(1));
  }
}
