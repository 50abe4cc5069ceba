package dev.verve.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What tests of counts, and what plans and reads an experiment, turn down. */
class CountRefusalsTest {
  private final Refusals refused = new Refusals();

  @TestFactory
  Stream<DynamicTest> counts() {
    refused.row(
        "a band table needs at least one band",
        () -> BandRates.of(List.of()),
        () -> BandRates.of(List.of(new BandRates.Count("light", 40, 0))));
    refused.row(
        "positives of band light must be 0 to 4, were 5",
        () -> new BandRates.Count("light", 4, 5),
        () -> new BandRates.Count("light", 4, 4));
    refused.row(
        "positives of band light must be 0 to 4, were -1",
        () -> new BandRates.Count("light", 4, -1),
        () -> new BandRates.Count("light", 4, 0));
    refused.row(
        "positives must have one entry a row: 2 rows, 1 entries",
        () -> CochranArmitage.of(new long[] {1}, new long[] {4, 4}),
        () -> CochranArmitage.of(new long[] {1, 2}, new long[] {4, 4}));
    refused.row(
        "a trend needs at least two groups",
        () -> CochranArmitage.of(new long[] {1}, new long[] {4}),
        () -> CochranArmitage.of(new long[] {1, 1}, new long[] {4, 4}));
    refused.row(
        "positives must be 0 to 4, were 5",
        () -> CochranArmitage.of(new long[] {1, 5}, new long[] {4, 4}),
        () -> CochranArmitage.of(new long[] {0, 4}, new long[] {4, 4}));
    refused.row(
        "positives must be 0 to 4, were -1",
        () -> CochranArmitage.of(new long[] {1, -1}, new long[] {4, 4}),
        () -> CochranArmitage.of(new long[] {1, 0}, new long[] {4, 4}));
    refused.row("counts must not be negative", () -> Phi.of(1, 1, 1, -1), () -> Phi.of(1, 1, 1, 0));
    refused.row("successes must be 0 to 4, were 5", () -> Wilson.of(5, 4), () -> Wilson.of(4, 4));
    refused.row("successes must be 0 to 4, were -1", () -> Wilson.of(-1, 4), () -> Wilson.of(0, 4));
    refused.row(
        "p-value must be between 0 and 1, was 1.5",
        () -> MultipleTests.holm(0.5, 1.5),
        () -> MultipleTests.holm(0, 1));
    refused.row(
        "p-value must be between 0 and 1, was -0.5",
        () -> MultipleTests.benjaminiHochberg(0.5, -0.5),
        () -> MultipleTests.benjaminiHochberg(0, 1));
    refused.row(
        "test statistic must be a number",
        () -> PValue.twoSided(Double.NaN),
        () -> PValue.twoSided(Double.POSITIVE_INFINITY));
    refused.row(
        "chi-square must not be negative, was -0.1",
        () -> PValue.chiSquare(-0.1, 1),
        () -> PValue.chiSquare(0, 1));
    refused.row(
        "degrees of freedom must be above 0",
        () -> PValue.chiSquare(1, 0),
        () -> PValue.chiSquare(1, 1));
    refused.row(
        "squares must not be negative, were -1.0",
        () -> RatioChange.of(1, 2, -1, 100, 100),
        () -> RatioChange.of(1, 2, 0, 100, 100));
    refused.row(
        "needs a share for each of at least two a",
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1}),
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 1}));
    refused.row(
        "needs a share for each of at least two a",
        () -> SampleRatio.test(new long[] {100}, new double[] {1}),
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 1}));
    refused.row(
        "sizes must not be negative",
        () -> SampleRatio.test(new long[] {100, -1}, new double[] {1, 1}),
        () -> SampleRatio.test(new long[] {100, 0}, new double[] {1, 1}));
    refused.row(
        "shares must be above 0",
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 0}),
        () -> SampleRatio.test(new long[] {100, 100}, new double[] {1, 0.001}));
    return refused.tests();
  }

  @TestFactory
  Stream<DynamicTest> experiments() {
    Power power = Power.defaults().withControlShare(0.5);
    refused.row(
        "variance must not be negative, was -1.0",
        () -> power.smallestEffect(100, -1),
        () -> power.smallestEffect(100, 0));
    refused.row(
        "needs two users an arm, has 3 in all",
        () -> power.smallestEffect(3, 1),
        () -> power.smallestEffect(4, 1));
    refused.row(
        "effect must not be 0", () -> power.usersNeeded(0, 1), () -> power.usersNeeded(-1, 1));
    refused.row(
        "users must be above 0, was 0",
        () -> power.smallestRise(0, 0.5),
        () -> power.smallestRise(1, 0.5));
    refused.row(
        "a rate must be between 0 and 1, was 1.0",
        () -> power.smallestRise(100, 1),
        () -> power.smallestRise(100, 0.99));
    refused.row(
        "a rate must be between 0 and 1, was 0.0",
        () -> power.usersNeededForRates(0, 0.5),
        () -> power.usersNeededForRates(0.01, 0.5));
    refused.row(
        "a rate must be between 0 and 1, was 1.0",
        () -> power.usersNeededForRates(0.5, 1),
        () -> power.usersNeededForRates(0.5, 0.99));
    refused.row(
        "the rates must differ",
        () -> power.usersNeededForRates(0.5, 0.5),
        () -> power.usersNeededForRates(0.5, 0.6));
    refused.row(
        "the change is too small for any number of users",
        () -> power.usersNeeded(1e-12, 1),
        () -> power.usersNeeded(1e-3, 1));
    refused.row(
        "plannedUsers must be above 0, was 0",
        () -> ConfidenceSequence.tunedFor(0, 0.95),
        () -> ConfidenceSequence.tunedFor(1, 0.95));
    refused.row(
        "level must be between 0 and 1, was 1.0",
        () -> ConfidenceSequence.tunedFor(100, 1),
        () -> ConfidenceSequence.tunedFor(100, 0.99));
    refused.row(
        "level must be between 0 and 1, was 0.0",
        () -> Effect.student(1, 1, 10, 0),
        () -> Effect.student(1, 1, 10, 0.01));
    refused.row(
        "shares must sum to 1, was 0.9",
        () -> MidpointSplit.segments(groups(0.4, 0.5), groups(0.5, 0.5)),
        () -> MidpointSplit.segments(groups(0.4, 0.6), groups(0.5, 0.5)));
    refused.row(
        "needs the same segments in both periods",
        () -> MidpointSplit.segments(groups(1), groups(0.5, 0.5)),
        () -> MidpointSplit.segments(groups(0.4, 0.6), groups(0.5, 0.5)));
    return refused.tests();
  }

  private static List<MidpointSplit.Group> groups(double... shares) {
    return Arrays.stream(shares).mapToObj(share -> new MidpointSplit.Group(share, 0.5)).toList();
  }
}
