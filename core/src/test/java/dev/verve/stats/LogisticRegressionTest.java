package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private final ReferenceSample reference = new ReferenceSample();

  // scikit-learn 1.2.1, evidence_reference.py "signed, penalty 2".
  @Test
  void penalisedFitAgreesWithScikitLearn() {
    LogisticFit fit = LogisticRegression.signed().withPenalty(2).fit(reference.sample());

    assertThat(fit.converged()).isTrue();
    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {
              -1.606916512322164, 0.193111775919452, -0.242597048415076, 0.036961850744535
            },
            within(1e-9));
  }

  // NumPy 1.24, evidence_reference.py "not negative, penalty 2".
  @Test
  void boundedFitLeavesTheHarmfulActionAtExactlyZero() {
    LogisticFit fit = LogisticRegression.nonNegative().withPenalty(2).fit(reference.sample());

    assertThat(fit.weight(1)).isZero();
    assertThat(fit.coefficients())
        .containsExactly(
            new double[] {-2.069793817838835, 0.187166805796617, 0, 0.039256864846597},
            within(1e-9));
  }

  @Test
  void boundedFitMeetsTheConditionsOfAMinimum() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int columns = 1 + random.nextInt(12);
      Sample sample = randomSample(random, 150, columns);
      CoefficientTerms terms =
          LogisticRegression.nonNegative().withPenalty(0.5).terms(sample.design());
      LogisticFit fit = LogisticRegression.nonNegative().withPenalty(0.5).fit(sample);

      assertThat(fit.converged()).as("seed %d", seed).isTrue();
      double[] gradient = terms.loss(sample).at(fit.coefficients()).gradient();
      assertThat(gradient[0]).as("seed %d, constant", seed).isCloseTo(0, within(1e-5));
      for (int j = 0; j < columns; j++) {
        assertThat(fit.weight(j)).as("seed %d", seed).isNotNegative();
        double slope = fit.weight(j) > 0 ? Math.abs(gradient[j + 1]) : -gradient[j + 1];
        assertThat(slope).as("seed %d, feature %d", seed, j).isLessThan(1e-5);
      }
    }
  }

  @Test
  void rowsThatCountTwiceAreAsGoodAsTwoRows() {
    int n = ReferenceSample.ROWS;
    double[] twiceFeatures = Arrays.copyOf(reference.features, 6 * n);
    System.arraycopy(reference.features, 0, twiceFeatures, 3 * n, 3 * n);
    boolean[] twiceOutcomes = Arrays.copyOf(reference.outcomes, 2 * n);
    System.arraycopy(reference.outcomes, 0, twiceOutcomes, n, n);
    double[] two = new double[n];
    Arrays.fill(two, 2);

    LogisticRegression regression = LogisticRegression.nonNegative();
    double[] merged = regression.fit(reference.sample().counting(two)).coefficients();
    double[] doubled =
        regression.fit(Sample.of(Design.rowMajor(twiceFeatures, 3), twiceOutcomes)).coefficients();

    assertThat(merged).containsExactly(doubled, within(1e-10));
  }

  @Test
  void unitsOfAFeatureDoNotMatter() {
    double[] inThousands = reference.features.clone();
    for (int i = 2; i < inThousands.length; i += 3) {
      inThousands[i] /= 1000;
    }
    LogisticFit scaled =
        LogisticRegression.nonNegative()
            .fit(Sample.of(Design.rowMajor(inThousands, 3), reference.outcomes));
    LogisticFit plain = LogisticRegression.nonNegative().fit(reference.sample());

    assertThat(scaled.weight(2)).isCloseTo(1000 * plain.weight(2), within(1e-6));
    assertThat(scaled.weight(0)).isCloseTo(plain.weight(0), within(1e-9));
  }

  @Test
  void penaltyHoldsSeparatedOutcomesAndConstantFeatures() {
    double[] x = {0, 7, 1, 7, 2, 7, 3, 7};
    boolean[] outcomes = {false, false, true, true};

    LogisticFit fit =
        LogisticRegression.nonNegative().fit(Sample.of(Design.rowMajor(x, 2), outcomes));

    assertThat(fit.converged()).isTrue();
    assertThat(fit.weight(0)).isBetween(0.5, 3.0);
    assertThat(fit.weight(1)).isCloseTo(0, within(1e-8));
    assertThat(fit.probabilities(Design.rowMajor(x, 2))[3]).isGreaterThan(0.7);
  }

  @Test
  void oneClassIsRefused() {
    Sample sample = Sample.of(Design.rowMajor(new double[] {1, 2}, 1), new boolean[] {true, true});

    assertThatThrownBy(() -> LogisticRegression.signed().fit(sample))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both outcome classes");
  }

  static Sample randomSample(Random random, int rows, int columns) {
    double[] x = new double[rows * columns];
    boolean[] outcomes = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double logit = -0.3;
      for (int j = 0; j < columns; j++) {
        double amount = random.nextInt(3) == 0 ? Math.floor(random.nextDouble() * 9) : 0;
        x[i * columns + j] = amount;
        logit += amount * (j % 2 == 0 ? 0.15 : -0.1);
      }
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
    }
    return Sample.of(Design.rowMajor(x, columns), outcomes);
  }
}
