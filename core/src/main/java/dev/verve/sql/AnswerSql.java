package dev.verve.sql;

import dev.verve.plan.BoundModel;
import java.util.Map;

/** Queries over scores that have been made. */
public final class AnswerSql {
  private final BoundModel model;
  private final Dialect dialect;

  public AnswerSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /** Users and the sum of scores by band. */
  public String distribution(String relation) {
    return SqlFile.render("distribution", Map.of("score", relation));
  }

  /** Users by band before and after, with the model's hold. */
  public String movement(Names from, Names to) {
    return SqlFile.render(
        "movement",
        Map.of(
            "from", from.score(), "to", to.score(), "held", HeldBand.sql(model.model(), dialect)));
  }

  /** The largest falls. */
  public String drops(Names from, Names to, int most) {
    return SqlFile.render(
        "drop",
        Map.of(
            "from", from.score(),
            "to", to.score(),
            "held", HeldBand.sql(model.model(), dialect),
            "most", String.valueOf(most)));
  }

  /** Points and users by action. */
  public String tree(Names names) {
    return SqlFile.render("tree", Map.of("point", names.point()));
  }
}
