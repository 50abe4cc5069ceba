package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final ReferenceSample reference = new ReferenceSample();

  // statsmodels 0.13.5 and scikit-learn 1.2.1, evidence_reference.py from "intercept, slope".
  @Test
  void agreesWithStatsmodelsAndScikitLearn() {
    double[] overconfident =
        Arrays.stream(reference.score).map(s -> LogOdds.probability(1.7 * s - 1)).toArray();

    Calibration calibration = Calibration.of(overconfident, reference.outcomes);

    Measured slope = calibration.slope().measured().orElseThrow();
    Measured intercept = calibration.intercept().measured().orElseThrow();
    assertThat(slope.value()).isCloseTo(0.709754847985683, within(1e-9));
    assertThat(slope.high() - slope.value())
        .isCloseTo(1.959963984540 * 0.105238519220707, within(1e-9));
    assertThat(intercept.value()).isCloseTo(-0.71762542945378, within(1e-9));
    assertThat(calibration.brier()).isCloseTo(0.24212203810854, within(1e-12));
    assertThat(calibration.logLoss()).isCloseTo(0.694198855787598, within(1e-12));
    assertThat(calibration.ece()).isCloseTo(0.173975307394981, within(1e-12));
  }

  @Test
  void aFitIsCalibratedOnItsOwnSample() {
    LogisticFit fit = LogisticRegression.signed().withPenalty(0).fit(reference.sample());
    double[] probabilities = fit.probabilities(reference.sample().design());

    Calibration calibration = Calibration.of(probabilities, reference.outcomes);

    assertThat(calibration.slope().measured().orElseThrow().value()).isCloseTo(1, within(1e-7));
    assertThat(calibration.intercept().measured().orElseThrow().value()).isCloseTo(0, within(1e-7));
  }

  @Test
  void certainAndConstantPredictionsHaveALossButNoSlope() {
    boolean[] outcomes = {true, false, false, false};

    Calibration constant = Calibration.of(new double[] {.25, .25, .25, .25}, outcomes);
    Calibration certain = Calibration.of(new double[] {1, 0, 0, 1}, outcomes);

    assertThat(constant.slope()).isInstanceOf(Unknown.class);
    assertThat(constant.ece()).isCloseTo(0, within(1e-15));
    assertThat(constant.brier()).isCloseTo(0.1875, within(1e-15));
    assertThat(certain.logLoss()).isFinite().isGreaterThan(5);
  }

  // NumPy 1.24 and, to 1e-8, scikit-learn 1.2.1; evidence_reference.py "platt".
  @Test
  void plattAgreesWithScikitLearn() {
    Platt platt = Platt.fit(reference.score, reference.outcomes);

    assertThat(platt.intercept()).isCloseTo(-1.412870432133923, within(1e-9));
    assertThat(platt.slope()).isCloseTo(1.190939092389366, within(1e-9));
    assertThat(platt.probability(1))
        .isCloseTo(LogOdds.probability(-0.221931339744557), within(1e-9));
  }

  @Test
  void plattPromisesNoCertaintyAfterSeparation() {
    double[] scores = {1, 2, 3, 4};
    boolean[] outcomes = {false, false, true, true};

    assertThat(Platt.fit(scores, outcomes).probability(4)).isBetween(0.6, 0.95);
  }

  // scikit-learn 1.2.1, evidence_reference.py "isotonic".
  @Test
  void isotonicAgreesWithScikitLearn() {
    Isotonic isotonic = Isotonic.fit(reference.first, reference.outcomes);

    double[] at = {-5, 0, 2, 2.5, 4, 7.25, 9, 20};
    assertThat(Arrays.stream(at).map(isotonic::probability).toArray())
        .containsExactly(
            new double[] {
              0.214285714285714, 0.214285714285714, 0.294117647058824, 0.317271589486859,
              0.425531914893617, 0.482800982800983, 0.658536585365854, 0.658536585365854
            },
            within(1e-12));
  }

  @Test
  void isotonicRisesAndKeepsTheMean() {
    for (int seed = 0; seed < 30; seed++) {
      double[] u = ReferenceSample.uniforms(400, seed);
      double[] scores = Arrays.copyOf(u, 200);
      boolean[] outcomes = new boolean[200];
      for (int i = 0; i < 200; i++) {
        scores[i] = Math.floor(40 * scores[i]);
        outcomes[i] = u[200 + i] < scores[i] / 80 + 0.2;
      }
      Isotonic isotonic = Isotonic.fit(scores, outcomes);

      double promised = Arrays.stream(scores).map(isotonic::probability).sum();
      assertThat(promised)
          .as("seed %d", seed)
          .isCloseTo(Classes.count(true, outcomes), within(1e-9));
      for (double s = -1; s < 41; s += 0.5) {
        assertThat(isotonic.probability(s + 0.5))
            .as("seed %d at %s", seed, s)
            .isGreaterThanOrEqualTo(isotonic.probability(s));
      }
    }
  }
}
