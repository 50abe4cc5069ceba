package dev.verve.insight;

import dev.verve.model.FittedScale;
import dev.verve.model.Rollup;
import dev.verve.plan.BoundModel;
import java.util.Arrays;
import java.util.Optional;

/**
 * The score of one account from its users, for questions of "what if" and "until when": the
 * arithmetic that {@link dev.verve.sql.AccountSql} has for all accounts.
 *
 * @param rollup the way
 * @param active the least score that counts as active
 * @param seats the seats that were sold, 0 where unknown
 * @param users the scale of the users
 * @param own the account's own scale, for a roll-up by sum
 */
record RolledUp(
    Rollup rollup, double active, double seats, FittedScale users, Optional<FittedScale> own) {

  static RolledUp of(
      BoundModel model, Rollup rollup, double seats, FittedScale users, Optional<FittedScale> own) {
    boolean single = model.model().bands().list().size() == 1;
    double active = single ? 0 : model.model().bands().list().get(1).least();
    return new RolledUp(rollup, active, seats, users, own);
  }

  /** The account's score if these are its users' raw points. */
  double score(double[] raws) {
    double[] scores = Arrays.stream(raws).map(users::score).sorted().toArray();
    double divisor = Math.max(seats, scores.length);
    return switch (rollup.kind()) {
      case SUM -> own.orElseThrow().score(Arrays.stream(raws).sum());
      case MEAN -> Arrays.stream(scores).sum() / divisor;
      case MEDIAN -> (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2;
      case MAX -> scores[scores.length - 1];
      case TOP -> {
        int top = Math.min(rollup.top(), scores.length);
        yield Arrays.stream(scores, scores.length - top, scores.length).sum() / top;
      }
      case ACTIVE_SHARE ->
          100.0 * Arrays.stream(scores).filter(score -> score >= active).count() / divisor;
    };
  }
}
