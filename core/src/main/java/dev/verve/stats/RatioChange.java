package dev.verve.stats;

/**
 * The change of a ratio of sums between two periods whose users may be the same, with its error
 * clustered at the user.
 *
 * <p>By the delta method (Deng, Knoblich and Lu 2018) each user moves the difference by (x₂ −
 * R₂y₂)/Y₂ − (x₁ − R₁y₁)/Y₁, which sums to nothing; its squares sum to the variance.
 */
public final class RatioChange {
  private static final long LEAST_USERS = 100;

  private RatioChange() {}

  /**
   * The difference. Refused with under 100 users in either period.
   *
   * @param before the earlier ratio
   * @param after the later ratio
   * @param squares the sum over users of the squares of what each moved the difference by
   * @param usersBefore users with a denominator in the earlier period
   * @param usersAfter likewise in the later one
   */
  public static Conclusion<Effect> of(
      double before, double after, double squares, long usersBefore, long usersAfter) {
    Require.that(squares >= 0, "squares must not be negative, were %s", squares);
    if (Math.min(usersBefore, usersAfter) < LEAST_USERS) {
      return Conclusion.refused("There are under 100 such users in a period.");
    }
    double change = after - before;
    double error = Math.sqrt(squares);
    if (error <= 1e-12 * Math.max(Math.abs(before), Math.abs(after))) {
      return Conclusion.reached(new Effect(change, change, change, change == 0 ? 1 : 0));
    }
    return Conclusion.reached(Effect.normal(change, error, Effect.LEVEL));
  }
}
