package dev.verve.insight.diagnosis;

import dev.verve.engine.Scored;
import dev.verve.sql.DiagnosisSql.Scores;

/**
 * The scores of one date by one model.
 *
 * @param scored the scores
 * @param point the relation of their points, under the keys of the diagnosis
 * @param reference the table of a percentile scale's reference
 */
record Stand(Scored scored, String point, String reference) {
  Scores scores() {
    return new Scores(scored.names().score(), scored.fit().scale(), reference);
  }
}
