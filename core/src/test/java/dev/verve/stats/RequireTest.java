package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What no data could produce is turned down with a word for it, and what lies on the edge is not:
 * each row is a call that breaks one condition, what is said of it, and a call that just keeps it.
 */
class RequireTest {
  private static final double[] TWO = {1, 2};
  private static final double[] FOUR = {1, 2, 3, 4};
  private static final double[] NO_NUMBER = {1, Double.NaN, 3, 4};
  private static final boolean[] MIXED = {true, false, true, false};
  private static final boolean[] ONE_CLASS = {true, true, true, true};
  private static final boolean[] SHORT = {true, false};

  private record Row(String said, ThrowingCallable breaks, ThrowingCallable keeps) {}

  private final List<Row> rows = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> ranks() {
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Auc.ranked(FOUR, SHORT),
        () -> Auc.ranked(FOUR, MIXED));
    row(
        "scores must be finite, was NaN at index 1",
        () -> Auc.ranked(NO_NUMBER, MIXED),
        () -> Auc.ranked(FOUR, MIXED));
    row(
        "times must have one entry a row: 4 rows, 2 entries",
        () -> Auc.ranked(FOUR, MIXED).resampled(new int[] {1, 1}),
        () -> Auc.ranked(FOUR, MIXED).resampled(new int[] {1, 1, 1, 1}));
    row(
        "AUC needs both classes of outcomes",
        () -> Auc.of(FOUR, ONE_CLASS),
        () -> Auc.of(FOUR, MIXED));
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Auc.of(FOUR, SHORT),
        () -> Auc.of(FOUR, MIXED));
    row(
        "scores must be finite, was NaN at index 1",
        () -> Auc.of(NO_NUMBER, MIXED),
        () -> Auc.of(FOUR, MIXED));
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> RocCurve.of(FOUR, SHORT),
        () -> RocCurve.of(FOUR, MIXED));
    row(
        "both classes must be present",
        () -> RocCurve.of(FOUR, ONE_CLASS),
        () -> RocCurve.of(FOUR, MIXED));
    row(
        "a curve needs 2 points, was asked for 1",
        () -> RocCurve.of(FOUR, MIXED).thinned(1),
        () -> RocCurve.of(FOUR, MIXED).thinned(2));
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> DeLong.auc(FOUR, SHORT),
        () -> DeLong.auc(FOUR, MIXED));
    row(
        "a comparison needs at least 2",
        () -> DeLong.compare(FOUR, FOUR, new boolean[] {true, false, true, true}),
        () -> DeLong.compare(FOUR, FOUR, MIXED));
    row(
        "a percentile needs a reference sample",
        () -> MidRank.share(new double[0], 1),
        () -> MidRank.share(new double[] {1}, 1));
    row(
        "a quantile needs at least one value",
        () -> Quantile.of(new double[0], 0.5),
        () -> Quantile.of(new double[] {1}, 0.5));
    row(
        "probability must be between 0 and 1, was 1.01",
        () -> Quantile.of(TWO, 1.01),
        () -> Quantile.of(TWO, 1));
    row(
        "probability must be between 0 and 1, was -0.01",
        () -> Quantile.of(TWO, -0.01),
        () -> Quantile.of(TWO, 0));
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> curvesAndCalibration() {
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Isotonic.fit(FOUR, SHORT),
        () -> Isotonic.fit(FOUR, MIXED));
    row(
        "a curve needs at least one user",
        () -> Isotonic.fit(new double[0], new boolean[0]),
        () -> Isotonic.fit(new double[] {1}, new boolean[] {true}));
    row(
        "scores must be finite, was NaN at index 1",
        () -> Isotonic.fit(NO_NUMBER, MIXED),
        () -> Isotonic.fit(FOUR, MIXED));
    row(
        "score must be a number",
        () -> Isotonic.fit(FOUR, MIXED).probability(Double.NaN),
        () -> Isotonic.fit(FOUR, MIXED).probability(9));
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Platt.fit(FOUR, SHORT),
        () -> Platt.fit(FOUR, MIXED));
    row(
        "a curve needs both outcome classes",
        () -> Platt.fit(FOUR, ONE_CLASS),
        () -> Platt.fit(FOUR, MIXED));
    row(
        "a curve needs scores that vary",
        () -> Platt.fit(new double[] {3, 3, 3, 3}, MIXED),
        () -> Platt.fit(FOUR, MIXED));
    row(
        "outcomes must have one entry a row: 2 rows, 4 entries",
        () -> Calibration.of(new double[] {0, 1}, MIXED),
        () -> Calibration.of(new double[] {0, 1}, SHORT));
    row(
        "probabilities must be between 0 and 1, has 1.01",
        () -> Calibration.of(new double[] {0, 1.01}, SHORT),
        () -> Calibration.of(new double[] {0, 1}, SHORT));
    row(
        "probabilities must be between 0 and 1, has -0.01",
        () -> Calibration.of(new double[] {-0.01, 1}, SHORT),
        () -> Calibration.of(new double[] {0, 1}, SHORT));
    row(
        "outcomes must have one entry a row: 2 rows, 4 entries",
        () -> CalibrationGroup.of(new double[] {0, 1}, MIXED, 2),
        () -> CalibrationGroup.of(new double[] {0, 1}, SHORT, 2));
    row("baseline scores must be finite", () -> Psi.of(NO_NUMBER, FOUR), () -> Psi.of(FOUR, FOUR));
    row("current scores must be finite", () -> Psi.of(FOUR, NO_NUMBER), () -> Psi.of(FOUR, FOUR));
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> counts() {
    row(
        "a band table needs at least one band",
        () -> BandRates.of(List.of()),
        () -> BandRates.of(List.of(new BandRates.Count("light", 40, 0))));
    row(
        "positives of band light must be 0 to 4, were 5",
        () -> new BandRates.Count("light", 4, 5),
        () -> new BandRates.Count("light", 4, 4));
    row(
        "positives of band light must be 0 to 4, were -1",
        () -> new BandRates.Count("light", 4, -1),
        () -> new BandRates.Count("light", 4, 0));
    row(
        "positives must have one entry a row: 2 rows, 1 entries",
        () -> CochranArmitage.of(new long[] {1}, new long[] {4, 4}),
        () -> CochranArmitage.of(new long[] {1, 2}, new long[] {4, 4}));
    row(
        "a trend needs at least two groups",
        () -> CochranArmitage.of(new long[] {1}, new long[] {4}),
        () -> CochranArmitage.of(new long[] {1, 1}, new long[] {4, 4}));
    row(
        "positives must be 0 to 4, were 5",
        () -> CochranArmitage.of(new long[] {1, 5}, new long[] {4, 4}),
        () -> CochranArmitage.of(new long[] {0, 4}, new long[] {4, 4}));
    row(
        "positives must be 0 to 4, were -1",
        () -> CochranArmitage.of(new long[] {1, -1}, new long[] {4, 4}),
        () -> CochranArmitage.of(new long[] {1, 0}, new long[] {4, 4}));
    row("counts must not be negative", () -> Phi.of(1, 1, 1, -1), () -> Phi.of(1, 1, 1, 0));
    row("successes must be 0 to 4, were 5", () -> Wilson.of(5, 4), () -> Wilson.of(4, 4));
    row("successes must be 0 to 4, were -1", () -> Wilson.of(-1, 4), () -> Wilson.of(0, 4));
    row(
        "p-value must be between 0 and 1, was 1.5",
        () -> MultipleTests.holm(0.5, 1.5),
        () -> MultipleTests.holm(0, 1));
    row(
        "p-value must be between 0 and 1, was -0.5",
        () -> MultipleTests.benjaminiHochberg(0.5, -0.5),
        () -> MultipleTests.benjaminiHochberg(0, 1));
    row(
        "test statistic must be a number",
        () -> PValue.twoSided(Double.NaN),
        () -> PValue.twoSided(Double.POSITIVE_INFINITY));
    row(
        "chi-square must not be negative, was -0.1",
        () -> PValue.chiSquare(-0.1, 1),
        () -> PValue.chiSquare(0, 1));
    row(
        "degrees of freedom must be above 0",
        () -> PValue.chiSquare(1, 0),
        () -> PValue.chiSquare(1, 1));
    row(
        "squares must not be negative, were -1.0",
        () -> RatioChange.of(1, 2, -1, 100, 100),
        () -> RatioChange.of(1, 2, 0, 100, 100));
    row(
        "needs a share for each of at least two a",
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1}),
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 1}));
    row(
        "needs a share for each of at least two a",
        () -> SampleRatio.test(new long[] {100}, new double[] {1}),
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 1}));
    row(
        "sizes must not be negative",
        () -> SampleRatio.test(new long[] {100, -1}, new double[] {1, 1}),
        () -> SampleRatio.test(new long[] {100, 0}, new double[] {1, 1}));
    row(
        "shares must be above 0",
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 0}),
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 0.001}));
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> samples() {
    Design design = Design.rowMajor(FOUR, 1);
    Sample sample = Sample.of(design, MIXED);
    Sample oneClass = Sample.of(design, ONE_CLASS);
    row(
        "a design needs at least one column",
        () -> Design.rowMajor(FOUR, 0),
        () -> Design.rowMajor(FOUR, 1));
    row(
        "a design of 3 columns cannot have 4 values",
        () -> Design.rowMajor(FOUR, 3),
        () -> Design.rowMajor(FOUR, 4));
    row(
        "features must be finite, was NaN at index 1",
        () -> Design.rowMajor(NO_NUMBER, 1),
        () -> Design.rowMajor(FOUR, 1));
    row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Sample.of(design, SHORT),
        () -> Sample.of(design, MIXED));
    row(
        "times must have one entry a row: 4 rows, 2 entries",
        () -> sample.counting(TWO),
        () -> sample.counting(FOUR));
    row(
        "times must be finite, was NaN at index 1",
        () -> sample.counting(NO_NUMBER),
        () -> sample.counting(FOUR));
    row(
        "times must not be negative, has -1.0",
        () -> sample.counting(new double[] {1, 1, -1, 1}),
        () -> sample.counting(new double[] {1, 1, 0, 1}));
    row(
        "a regression needs both outcome classes",
        () -> LogisticRegression.nonNegative().fit(oneClass),
        () -> LogisticRegression.nonNegative().fit(sample));
    row(
        "penalty must not be negative, was -1.0",
        () -> LogisticRegression.signed().withPenalty(-1),
        () -> LogisticRegression.signed().withPenalty(0));
    row(
        "weights must have one entry a row: 1 rows, 2 entries",
        () -> LogisticRegression.signed().fit(sample).logOdds(Design.rowMajor(FOUR, 2)),
        () -> LogisticRegression.signed().fit(sample).logOdds(Design.rowMajor(TWO, 1)));
    row(
        "a regression needs both outcome classes",
        () -> SignedFit.of(oneClass),
        () -> SignedFit.of(sample));
    row(
        "weights before must have one entry a row: 2 rows, 1 entries",
        () ->
            CoefficientDrift.between(
                SignedFit.of(sample), SignedFit.of(sample), List.of("one", "two")),
        () -> CoefficientDrift.between(SignedFit.of(sample), SignedFit.of(sample), List.of("one")));
    row(
        "a bootstrap needs at least 100 replicates, was 99",
        () -> ClusterBootstrap.by(new int[] {0, 1}).withReplicates(99),
        () -> ClusterBootstrap.by(new int[] {0, 1}).withReplicates(100));
    row(
        "clusters must be numbered from 0, was -1",
        () -> new ClusterDraws(new int[] {0, -1}, 1),
        () -> new ClusterDraws(new int[] {0, 1}, 1));
    row(
        "pairs need equal lengths",
        () -> BivariateMoments.of(FOUR, TWO),
        () -> BivariateMoments.of(FOUR, FOUR));
    row(
        "values must be finite, was NaN at index 1",
        () -> Winsor.at(0, 1, NO_NUMBER),
        () -> Winsor.at(0, 1, FOUR));
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> experiments() {
    Power power = Power.defaults().withControlShare(0.5);
    row(
        "variance must not be negative, was -1.0",
        () -> power.smallestEffect(100, -1),
        () -> power.smallestEffect(100, 0));
    row(
        "needs two users an arm, has 3 in all",
        () -> power.smallestEffect(3, 1),
        () -> power.smallestEffect(4, 1));
    row("effect must not be 0", () -> power.usersNeeded(0, 1), () -> power.usersNeeded(-1, 1));
    row(
        "users must be above 0, was 0",
        () -> power.smallestRise(0, 0.5),
        () -> power.smallestRise(1, 0.5));
    row(
        "a rate must be between 0 and 1, was 1.0",
        () -> power.smallestRise(100, 1),
        () -> power.smallestRise(100, 0.99));
    row(
        "a rate must be between 0 and 1, was 0.0",
        () -> power.usersNeededForRates(0, 0.5),
        () -> power.usersNeededForRates(0.01, 0.5));
    row(
        "a rate must be between 0 and 1, was 1.0",
        () -> power.usersNeededForRates(0.5, 1),
        () -> power.usersNeededForRates(0.5, 0.99));
    row(
        "the rates must differ",
        () -> power.usersNeededForRates(0.5, 0.5),
        () -> power.usersNeededForRates(0.5, 0.6));
    row(
        "the change is too small for any number of users",
        () -> power.usersNeeded(1e-12, 1),
        () -> power.usersNeeded(1e-3, 1));
    row(
        "plannedUsers must be above 0, was 0",
        () -> ConfidenceSequence.tunedFor(0, 0.95),
        () -> ConfidenceSequence.tunedFor(1, 0.95));
    row(
        "level must be between 0 and 1, was 1.0",
        () -> ConfidenceSequence.tunedFor(100, 1),
        () -> ConfidenceSequence.tunedFor(100, 0.99));
    row(
        "level must be between 0 and 1, was 0.0",
        () -> Effect.student(1, 1, 10, 0),
        () -> Effect.student(1, 1, 10, 0.01));
    row(
        "shares must sum to 1, was 0.9",
        () -> MidpointSplit.segments(groups(0.4, 0.5), groups(0.5, 0.5)),
        () -> MidpointSplit.segments(groups(0.4, 0.6), groups(0.5, 0.5)));
    row(
        "needs the same segments in both periods",
        () -> MidpointSplit.segments(groups(1), groups(0.5, 0.5)),
        () -> MidpointSplit.segments(groups(0.4, 0.6), groups(0.5, 0.5)));
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> panels() {
    double[][] units = {{1, 2, 3}, {4, 5, 6}};
    boolean[] treated = {true, false};
    row(
        "needs a treated flag for each unit",
        () -> Panel.of(units, MIXED, 1),
        () -> Panel.of(units, treated, 1));
    row(
        "needs at least one unit",
        () -> Panel.of(new double[0][], new boolean[0], 1),
        () -> Panel.of(new double[][] {{1, 2}}, new boolean[] {true}, 1));
    row(
        "start must lie within the periods, was 0",
        () -> Panel.of(units, treated, 0),
        () -> Panel.of(units, treated, 1));
    row(
        "start must lie within the periods, was 3",
        () -> Panel.of(units, treated, 3),
        () -> Panel.of(units, treated, 2));
    row(
        "all units need the same periods",
        () -> Panel.of(new double[][] {{1, 2, 3}, {4, 5}}, treated, 1),
        () -> Panel.of(units, treated, 1));
    row(
        "metric must be finite, was NaN at index 1",
        () -> Panel.of(new double[][] {{1, 2, 3}, {4, Double.NaN, 6}}, treated, 1),
        () -> Panel.of(units, treated, 1));
    row(
        "needs a cluster for each unit",
        () -> Panel.of(units, treated, 1).withClusters(new int[] {0}),
        () -> Panel.of(units, treated, 1).withClusters(new int[] {0, 1}));
    row(
        "start must lie within the periods, was 4",
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 4),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 3));
    row(
        "treated must be finite, was NaN at index 1",
        () -> SyntheticControl.of(NO_NUMBER, new double[][] {FOUR}, 2),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 2));
    row(
        "all series need the same periods",
        () -> SyntheticControl.of(FOUR, new double[][] {TWO}, 2),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 2));
    row(
        "donors must be finite, was NaN at index 1",
        () -> SyntheticControl.of(FOUR, new double[][] {NO_NUMBER}, 2),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 2));
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> series() {
    long[] users = {10, 10, 10, 10};
    row(
        "needs a number of users for each day",
        () -> SeasonalSeries.fit(FOUR, new long[] {10}),
        () -> SeasonalSeries.fit(FOUR, users));
    row(
        "values must be finite, was NaN at index 1",
        () -> SeasonalSeries.fit(NO_NUMBER, users),
        () -> SeasonalSeries.fit(FOUR, users));
    row("needs a step", () -> StepRegression.fit(FOUR), () -> StepRegression.fit(FOUR, 2));
    row(
        "needs a lost flag for each duration",
        () -> KaplanMeier.of(FOUR, SHORT, 0.95),
        () -> KaplanMeier.of(FOUR, MIXED, 0.95));
    row(
        "durations must be finite, was NaN at index 1",
        () -> KaplanMeier.of(NO_NUMBER, MIXED, 0.95),
        () -> KaplanMeier.of(FOUR, MIXED, 0.95));
    row(
        "durations must not be negative, was -1.0",
        () -> KaplanMeier.of(new double[] {-1, 2, 3, 4}, MIXED, 0.95),
        () -> KaplanMeier.of(new double[] {0, 2, 3, 4}, MIXED, 0.95));
    row(
        "level must be between 0 and 1, was 1.0",
        () -> KaplanMeier.of(FOUR, MIXED, 1),
        () -> KaplanMeier.of(FOUR, MIXED, 0.99));
    row(
        "needs both counts for each time",
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    row(
        "needs both counts for each time",
        () -> KaplanMeier.ofCounts(TWO, new long[] {1}, new long[] {1, 1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    row(
        "times must be finite, was Infinity at index 1",
        () ->
            KaplanMeier.ofCounts(
                new double[] {1, Double.POSITIVE_INFINITY},
                new long[] {1, 1},
                new long[] {1, 1},
                0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    row(
        "counts must not be negative",
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, -1}, new long[] {1, 1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 0}, new long[] {1, 0}, 0.95));
    row(
        "times must be distinct, twice 1.0",
        () -> KaplanMeier.ofCounts(new double[] {1, 1}, new long[] {1, 1}, new long[] {1, 1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    row(
        "dependence must be between -1 and 1, was 1.0",
        () -> CusumCalibration.defaults().calibrate(Cusum.defaults(), 1),
        () -> CusumCalibration.defaults());
    return tests();
  }

  private static List<MidpointSplit.Group> groups(double... shares) {
    return Arrays.stream(shares).mapToObj(share -> new MidpointSplit.Group(share, 0.5)).toList();
  }

  private void row(String said, ThrowingCallable breaks, ThrowingCallable keeps) {
    rows.add(new Row(said, breaks, keeps));
  }

  private Stream<DynamicTest> tests() {
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.said,
                    () -> {
                      assertThatIllegalArgumentException()
                          .isThrownBy(row.breaks)
                          .withMessageStartingWith(row.said);
                      assertThatCode(row.keeps).doesNotThrowAnyException();
                    }));
  }
}
