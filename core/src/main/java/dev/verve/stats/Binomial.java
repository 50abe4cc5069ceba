package dev.verve.stats;

/**
 * Successes among trials, with the guard for the normal approximation.
 *
 * @param successes how many succeeded
 * @param trials how many there were
 */
public record Binomial(long successes, long trials) {
  private static final long TOO_FEW = 5;

  public Binomial {
    Require.that(
        0 <= successes && successes <= trials,
        "successes must be between 0 and trials, were " + successes + " of " + trials);
  }

  /** Whether both successes and failures number more than five, so that the rate is near normal. */
  public boolean nearNormal() {
    return successes > TOO_FEW && trials - successes > TOO_FEW;
  }

  /** The successes as values of 0 and 1, for {@link Welch}, {@link RelativeLift} and others. */
  public Moments moments() {
    if (trials == 0) {
      return Moments.NONE;
    }
    double rate = (double) successes / trials;
    return new Moments(trials, rate, trials * rate * (1 - rate));
  }

  /**
   * The difference of two rates without pooling. Refused when a rate is too close to 0 or 1 for its
   * size: np ≤ 5 or n(1−p) ≤ 5.
   */
  public static Conclusion<Effect> difference(Binomial treated, Binomial control, double level) {
    if (!treated.nearNormal() || !control.nearNormal()) {
      return Conclusion.refused("An arm has 5 or fewer successes or failures.");
    }
    return Welch.between(treated.moments(), control.moments(), level).map(Welch::difference);
  }
}
