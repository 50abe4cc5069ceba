package dev.verve.stats;

import static dev.verve.stats.Refusals.FOUR;
import static dev.verve.stats.Refusals.MIXED;
import static dev.verve.stats.Refusals.NO_NUMBER;
import static dev.verve.stats.Refusals.ONE_CLASS;
import static dev.verve.stats.Refusals.SHORT;
import static dev.verve.stats.Refusals.TWO;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What samples, panels and series turn down. */
class SampleRefusalsTest {
  private final Refusals refused = new Refusals();

  @TestFactory
  Stream<DynamicTest> samples() {
    Design design = Design.rowMajor(FOUR, 1);
    Sample sample = Sample.of(design, MIXED);
    Sample oneClass = Sample.of(design, ONE_CLASS);
    refused.row(
        "a design needs at least one column",
        () -> Design.rowMajor(FOUR, 0),
        () -> Design.rowMajor(FOUR, 1));
    refused.row(
        "a design of 3 columns cannot have 4 values",
        () -> Design.rowMajor(FOUR, 3),
        () -> Design.rowMajor(FOUR, 4));
    refused.row(
        "features must be finite, was NaN at index 1",
        () -> Design.rowMajor(NO_NUMBER, 1),
        () -> Design.rowMajor(FOUR, 1));
    refused.row(
        "outcomes must have one entry a row: 4 rows, 2 entries",
        () -> Sample.of(design, SHORT),
        () -> Sample.of(design, MIXED));
    refused.row(
        "times must have one entry a row: 4 rows, 2 entries",
        () -> sample.counting(TWO),
        () -> sample.counting(FOUR));
    refused.row(
        "times must be finite, was NaN at index 1",
        () -> sample.counting(NO_NUMBER),
        () -> sample.counting(FOUR));
    refused.row(
        "times must not be negative, has -1.0",
        () -> sample.counting(new double[] {1, 1, -1, 1}),
        () -> sample.counting(new double[] {1, 1, 0, 1}));
    refused.row(
        "a regression needs both outcome classes",
        () -> LogisticRegression.nonNegative().fit(oneClass),
        () -> LogisticRegression.nonNegative().fit(sample));
    refused.row(
        "penalty must not be negative, was -1.0",
        () -> LogisticRegression.signed().withPenalty(-1),
        () -> LogisticRegression.signed().withPenalty(0));
    refused.row(
        "weights must have one entry a row: 1 rows, 2 entries",
        () -> LogisticRegression.signed().fit(sample).logOdds(Design.rowMajor(FOUR, 2)),
        () -> LogisticRegression.signed().fit(sample).logOdds(Design.rowMajor(TWO, 1)));
    refused.row(
        "a regression needs both outcome classes",
        () -> SignedFit.of(oneClass),
        () -> SignedFit.of(sample));
    refused.row(
        "weights before must have one entry a row: 2 rows, 1 entries",
        () ->
            CoefficientDrift.between(
                SignedFit.of(sample), SignedFit.of(sample), List.of("one", "two")),
        () -> CoefficientDrift.between(SignedFit.of(sample), SignedFit.of(sample), List.of("one")));
    refused.row(
        "a bootstrap needs at least 100 replicates, was 99",
        () -> ClusterBootstrap.by(new int[] {0, 1}).withReplicates(99),
        () -> ClusterBootstrap.by(new int[] {0, 1}).withReplicates(100));
    refused.row(
        "clusters must be numbered from 0, was -1",
        () -> new ClusterDraws(new int[] {0, -1}, 1),
        () -> new ClusterDraws(new int[] {0, 1}, 1));
    refused.row(
        "pairs need equal lengths",
        () -> BivariateMoments.of(FOUR, TWO),
        () -> BivariateMoments.of(FOUR, FOUR));
    refused.row(
        "values must be finite, was NaN at index 1",
        () -> Winsor.at(0, 1, NO_NUMBER),
        () -> Winsor.at(0, 1, FOUR));
    return refused.tests();
  }

  @TestFactory
  Stream<DynamicTest> panels() {
    double[][] units = {{1, 2, 3}, {4, 5, 6}};
    boolean[] treated = {true, false};
    refused.row(
        "needs a treated flag for each unit",
        () -> Panel.of(units, MIXED, 1),
        () -> Panel.of(units, treated, 1));
    refused.row(
        "needs at least one unit",
        () -> Panel.of(new double[0][], new boolean[0], 1),
        () -> Panel.of(new double[][] {{1, 2}}, new boolean[] {true}, 1));
    refused.row(
        "start must lie within the periods, was 0",
        () -> Panel.of(units, treated, 0),
        () -> Panel.of(units, treated, 1));
    refused.row(
        "start must lie within the periods, was 3",
        () -> Panel.of(units, treated, 3),
        () -> Panel.of(units, treated, 2));
    refused.row(
        "all units need the same periods",
        () -> Panel.of(new double[][] {{1, 2, 3}, {4, 5}}, treated, 1),
        () -> Panel.of(units, treated, 1));
    refused.row(
        "metric must be finite, was NaN at index 1",
        () -> Panel.of(new double[][] {{1, 2, 3}, {4, Double.NaN, 6}}, treated, 1),
        () -> Panel.of(units, treated, 1));
    refused.row(
        "needs a cluster for each unit",
        () -> Panel.of(units, treated, 1).withClusters(new int[] {0}),
        () -> Panel.of(units, treated, 1).withClusters(new int[] {0, 1}));
    refused.row(
        "start must lie within the periods, was 4",
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 4),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 3));
    refused.row(
        "treated must be finite, was NaN at index 1",
        () -> SyntheticControl.of(NO_NUMBER, new double[][] {FOUR}, 2),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 2));
    refused.row(
        "all series need the same periods",
        () -> SyntheticControl.of(FOUR, new double[][] {TWO}, 2),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 2));
    refused.row(
        "donors must be finite, was NaN at index 1",
        () -> SyntheticControl.of(FOUR, new double[][] {NO_NUMBER}, 2),
        () -> SyntheticControl.of(FOUR, new double[][] {FOUR}, 2));
    return refused.tests();
  }

  @TestFactory
  Stream<DynamicTest> series() {
    long[] users = {10, 10, 10, 10};
    refused.row(
        "needs a number of users for each day",
        () -> SeasonalSeries.fit(FOUR, new long[] {10}),
        () -> SeasonalSeries.fit(FOUR, users));
    refused.row(
        "values must be finite, was NaN at index 1",
        () -> SeasonalSeries.fit(NO_NUMBER, users),
        () -> SeasonalSeries.fit(FOUR, users));
    refused.row("needs a step", () -> StepRegression.fit(FOUR), () -> StepRegression.fit(FOUR, 2));
    refused.row(
        "needs a lost flag for each duration",
        () -> KaplanMeier.of(FOUR, SHORT, 0.95),
        () -> KaplanMeier.of(FOUR, MIXED, 0.95));
    refused.row(
        "durations must be finite, was NaN at index 1",
        () -> KaplanMeier.of(NO_NUMBER, MIXED, 0.95),
        () -> KaplanMeier.of(FOUR, MIXED, 0.95));
    refused.row(
        "durations must not be negative, was -1.0",
        () -> KaplanMeier.of(new double[] {-1, 2, 3, 4}, MIXED, 0.95),
        () -> KaplanMeier.of(new double[] {0, 2, 3, 4}, MIXED, 0.95));
    refused.row(
        "level must be between 0 and 1, was 1.0",
        () -> KaplanMeier.of(FOUR, MIXED, 1),
        () -> KaplanMeier.of(FOUR, MIXED, 0.99));
    refused.row(
        "needs both counts for each time",
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    refused.row(
        "needs both counts for each time",
        () -> KaplanMeier.ofCounts(TWO, new long[] {1}, new long[] {1, 1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    refused.row(
        "times must be finite, was Infinity at index 1",
        () ->
            KaplanMeier.ofCounts(
                new double[] {1, Double.POSITIVE_INFINITY},
                new long[] {1, 1},
                new long[] {1, 1},
                0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    refused.row(
        "counts must not be negative",
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, -1}, new long[] {1, 1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 0}, new long[] {1, 0}, 0.95));
    refused.row(
        "times must be distinct, twice 1.0",
        () -> KaplanMeier.ofCounts(new double[] {1, 1}, new long[] {1, 1}, new long[] {1, 1}, 0.95),
        () -> KaplanMeier.ofCounts(TWO, new long[] {1, 1}, new long[] {1, 1}, 0.95));
    refused.row(
        "dependence must be between -1 and 1, was 1.0",
        () -> CusumCalibration.defaults().calibrate(Cusum.defaults(), 1),
        () -> CusumCalibration.defaults());
    return refused.tests();
  }
}
