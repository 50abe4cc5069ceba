package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Scored;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AnswerSql;
import java.util.List;

/**
 * A fall of one score between two dates.
 *
 * @param id whose
 * @param scoreFrom the score before
 * @param scoreTo the score after
 * @param bandFrom the band before
 * @param bandTo the band after, with the model's hold
 */
public record Drop(String id, double scoreFrom, double scoreTo, String bandFrom, String bandTo) {

  /** The largest falls, the largest first. */
  public static List<Drop> largest(
      Engine engine, BoundModel model, Scored before, Scored after, int most) {
    String query =
        new AnswerSql(model, engine.dialect()).drops(before.names(), after.names(), most);
    return engine.query(query).stream()
        .map(
            row ->
                new Drop(
                    row.string("entity"),
                    row.real("score_from"),
                    row.real("score_to"),
                    row.string("band_from"),
                    row.string("band_to")))
        .toList();
  }
}
