package dev.verve.insight.evidence;

import dev.verve.model.Bands;
import dev.verve.stats.Calibration;
import dev.verve.stats.CalibrationGroup;
import dev.verve.stats.Estimate;
import dev.verve.stats.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether a score predicts: how well it ranks users by what became of them, whether its
 * promise comes true in size, and what happens from band to band. The score must stem from before
 * the outcome; that cannot be seen in the numbers, only suspected when they are too good.
 *
 * <p>It says that a score predicts, never that raising it would change the outcome. Refuses with
 * fewer than {@value Validation#LEAST_CLASS} users of either outcome and with a score that never
 * varies.
 */
public final class Validator {
  private static final int ROC_POINTS = 200;
  private static final int GROUPS = 10;

  private Validator() {}

  /** Judges a score, cut into the bands that suit its range. */
  public static Validation judge(ScoredUsers users) {
    return judge(users, Optional.empty());
  }

  /** Judges a score from 0 to 100 that has bands of its own. */
  public static Validation judge(ScoredUsers users, Bands bands) {
    return judge(users, Optional.of(bands));
  }

  private static Validation judge(ScoredUsers users, Optional<Bands> bands) {
    List<String> reasons = reasonsToRefuse(users);
    if (!reasons.isEmpty()) {
      return new Validation.Refused(
          users.size(), users.positives(), reasons, "INSUFFICIENT: " + reasons.get(0));
    }
    Ranking ranking = new Ranking(users.outcomes(), users.clusters());
    Estimate auc = ranking.auc(users.scores());
    Optional<Difference> against =
        users.against().map(other -> ranking.compare(users.scores(), other));
    double[] probabilities = Probabilities.of(users);
    Calibration calibration = Calibration.of(probabilities, users.outcomes());
    BandTable table =
        bands
            .map(own -> BandTable.of(own, users.scores(), users.outcomes()))
            .orElseGet(() -> BandTable.of(users.scores(), users.outcomes()));
    Validation.Finding finding = finding(auc);
    return new Validation.Judged(
        users.size(),
        users.positives(),
        finding,
        auc,
        against,
        calibration,
        Probabilities.mapping(users.scores()).words(),
        table,
        RocCurve.of(users.scores(), users.outcomes()).thinned(ROC_POINTS),
        CalibrationGroup.of(probabilities, users.outcomes(), GROUPS),
        Caveats.of(users, auc, against, calibration, table),
        ValidationWords.verdict(finding, auc, against, table));
  }

  private static Validation.Finding finding(Estimate auc) {
    return auc.either(
        it -> {
          if (it.low() > 0.5) {
            return Validation.Finding.PREDICTS;
          }
          return it.high() < 0.5 ? Validation.Finding.RUNS_AGAINST : Validation.Finding.NO_EVIDENCE;
        },
        unknown -> Validation.Finding.NO_EVIDENCE);
  }

  private static List<String> reasonsToRefuse(ScoredUsers users) {
    List<String> reasons = new ArrayList<>();
    int positives = users.positives();
    int negatives = users.size() - positives;
    if (Math.min(positives, negatives) < Validation.LEAST_CLASS) {
      reasons.add(
          "%d users with the outcome and %d without; at least %d of either are needed."
              .formatted(positives, negatives, Validation.LEAST_CLASS));
    }
    if (users.size() > 0 && !users.vary()) {
      reasons.add("The score is the same for every user, so it can tell nobody apart.");
    }
    return reasons;
  }
}
