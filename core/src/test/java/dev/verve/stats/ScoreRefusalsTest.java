package dev.verve.stats;

import static dev.verve.stats.Refusals.FOUR;
import static dev.verve.stats.Refusals.MIXED;
import static dev.verve.stats.Refusals.NO_NUMBER;
import static dev.verve.stats.Refusals.ONE_CLASS;
import static dev.verve.stats.Refusals.SHORT;
import static dev.verve.stats.Refusals.TWO;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What ranks, curves and their calibration turn down. */
class ScoreRefusalsTest {
  private final Refusals refused = new Refusals();

  @TestFactory
  Stream<DynamicTest> ranks() {
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Auc.ranked(FOUR, SHORT),
        () -> Auc.ranked(FOUR, MIXED));
    refused.row(
        "scores must be finite, was NaN at index 1",
        () -> Auc.ranked(NO_NUMBER, MIXED),
        () -> Auc.ranked(FOUR, MIXED));
    refused.row(
        "times must have one entry a row: 4 rows, 2 entries",
        () -> Auc.ranked(FOUR, MIXED).resampled(new int[] {1, 1}),
        () -> Auc.ranked(FOUR, MIXED).resampled(new int[] {1, 1, 1, 1}));
    refused.row(
        "AUC needs both classes of outcomes",
        () -> Auc.of(FOUR, ONE_CLASS),
        () -> Auc.of(FOUR, MIXED));
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Auc.of(FOUR, SHORT),
        () -> Auc.of(FOUR, MIXED));
    refused.row(
        "scores must be finite, was NaN at index 1",
        () -> Auc.of(NO_NUMBER, MIXED),
        () -> Auc.of(FOUR, MIXED));
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> RocCurve.of(FOUR, SHORT),
        () -> RocCurve.of(FOUR, MIXED));
    refused.row(
        "both classes must be present",
        () -> RocCurve.of(FOUR, ONE_CLASS),
        () -> RocCurve.of(FOUR, MIXED));
    refused.row(
        "a curve needs 2 points, was asked for 1",
        () -> RocCurve.of(FOUR, MIXED).thinned(1),
        () -> RocCurve.of(FOUR, MIXED).thinned(2));
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> DeLong.auc(FOUR, SHORT),
        () -> DeLong.auc(FOUR, MIXED));
    refused.row(
        "a comparison needs at least 2",
        () -> DeLong.compare(FOUR, FOUR, new boolean[] {true, false, true, true}),
        () -> DeLong.compare(FOUR, FOUR, MIXED));
    refused.row(
        "a percentile needs a reference sample",
        () -> MidRank.share(new double[0], 1),
        () -> MidRank.share(new double[] {1}, 1));
    refused.row(
        "a quantile needs at least one value",
        () -> Quantile.of(new double[0], 0.5),
        () -> Quantile.of(new double[] {1}, 0.5));
    refused.row(
        "probability must be between 0 and 1, was 1.01",
        () -> Quantile.of(TWO, 1.01),
        () -> Quantile.of(TWO, 1));
    refused.row(
        "probability must be between 0 and 1, was -0.01",
        () -> Quantile.of(TWO, -0.01),
        () -> Quantile.of(TWO, 0));
    return refused.tests();
  }

  @TestFactory
  Stream<DynamicTest> curvesAndCalibration() {
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Isotonic.fit(FOUR, SHORT),
        () -> Isotonic.fit(FOUR, MIXED));
    refused.row(
        "a curve needs at least one user",
        () -> Isotonic.fit(new double[0], new boolean[0]),
        () -> Isotonic.fit(new double[] {1}, new boolean[] {true}));
    refused.row(
        "scores must be finite, was NaN at index 1",
        () -> Isotonic.fit(NO_NUMBER, MIXED),
        () -> Isotonic.fit(FOUR, MIXED));
    refused.row(
        "score must be a number",
        () -> Isotonic.fit(FOUR, MIXED).probability(Double.NaN),
        () -> Isotonic.fit(FOUR, MIXED).probability(9));
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Platt.fit(FOUR, SHORT),
        () -> Platt.fit(FOUR, MIXED));
    refused.row(
        "a curve needs both outcome classes",
        () -> Platt.fit(FOUR, ONE_CLASS),
        () -> Platt.fit(FOUR, MIXED));
    refused.row(
        "a curve needs scores that vary",
        () -> Platt.fit(new double[] {3, 3, 3, 3}, MIXED),
        () -> Platt.fit(FOUR, MIXED));
    refused.row(
        "outcomes must have one entry a row: 2 rows, 4 entries",
        () -> Calibration.of(new double[] {0, 1}, MIXED),
        () -> Calibration.of(new double[] {0, 1}, SHORT));
    refused.row(
        "probabilities must be between 0 and 1, has 1.01",
        () -> Calibration.of(new double[] {0, 1.01}, SHORT),
        () -> Calibration.of(new double[] {0, 1}, SHORT));
    refused.row(
        "probabilities must be between 0 and 1, has -0.01",
        () -> Calibration.of(new double[] {-0.01, 1}, SHORT),
        () -> Calibration.of(new double[] {0, 1}, SHORT));
    refused.row(
        "outcomes must have one entry a row: 2 rows, 4 entries",
        () -> CalibrationGroup.of(new double[] {0, 1}, MIXED, 2),
        () -> CalibrationGroup.of(new double[] {0, 1}, SHORT, 2));
    refused.row(
        "baseline scores must be finite", () -> Psi.of(NO_NUMBER, FOUR), () -> Psi.of(FOUR, FOUR));
    refused.row(
        "current scores must be finite", () -> Psi.of(FOUR, NO_NUMBER), () -> Psi.of(FOUR, FOUR));
    return refused.tests();
  }
}
