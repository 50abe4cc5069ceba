package dev.verve.insight.evidence;

import dev.verve.stats.Platt;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scores read as probabilities of the outcome, so that they can be held against what happened. A
 * score that lies within 0 and 1 is taken at its word. Any other is mapped by Platt's curve, cross
 * fitted: each user by a curve that was learned on the other four fifths, so nobody's own outcome
 * helps to predict it. Calibration of a mapped score then judges score and curve together.
 */
final class Probabilities {
  private static final long SEED = 1;

  /** How a score becomes a probability. */
  enum Mapping {
    AS_GIVEN("as given"),
    PLATT("Platt, cross-fitted");

    private final String words;

    Mapping(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private Probabilities() {}

  static Mapping mapping(double[] scores) {
    boolean probable = Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1);
    return probable ? Mapping.AS_GIVEN : Mapping.PLATT;
  }

  static double[] of(ScoredUsers users) {
    return switch (mapping(users.scores())) {
      case AS_GIVEN -> users.scores();
      case PLATT -> crossFitted(users);
    };
  }

  private static double[] crossFitted(ScoredUsers users) {
    Folds folds = Folds.deal(users.outcomes(), users.clusters(), SEED);
    double[] probabilities = new double[users.size()];
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int[] training = folds.training(fold);
      double[] scores = Arrays.stream(training).mapToDouble(row -> users.scores()[row]).toArray();
      boolean[] outcomes = new boolean[training.length];
      IntStream.range(0, training.length).forEach(i -> outcomes[i] = users.outcomes()[training[i]]);
      Platt curve = curve(scores, outcomes);
      for (int row : folds.testing(fold)) {
        probabilities[row] = curve.probability(users.scores()[row]);
      }
    }
    return probabilities;
  }

  private static Platt curve(double[] scores, boolean[] outcomes) {
    boolean vary = Arrays.stream(scores).anyMatch(score -> score != scores[0]);
    long positives = IntStream.range(0, outcomes.length).filter(row -> outcomes[row]).count();
    if (vary && positives > 0 && positives < outcomes.length) {
      return Platt.fit(scores, outcomes);
    }
    // Nothing to learn a slope from: the rate, drawn in as Platt draws in outcomes.
    return new Platt(0, Math.log((positives + 1.0) / (outcomes.length - positives + 1.0)));
  }
}
