package dev.verve.stats;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How likely a user without a contract is still there, from how often and how recently they came:
 * the BG/NBD model (Fader, Hardie and Lee 2005).
 *
 * <p>While alive a user comes at a steady rate, gamma-distributed over users with shape r and rate
 * α; after each repeat they leave for good with a probability that is beta-distributed with a and
 * b. It fails for seasonal or contractual behaviour. As nobody can leave before the first repeat,
 * users without one would be alive for certain; they get no answer instead.
 *
 * @param r shape of the rates
 * @param alpha rate parameter of the rates, in time units
 * @param a first parameter of the chances to leave
 * @param b second parameter of the chances to leave
 */
public record BgNbd(double r, double alpha, double a, double b) {
  private static final int LEAST_USERS = 500;
  private static final double TOLERANCE = 1e-6;
  private static final double SMALLEST = 1e-5;
  private static final double LARGEST = 1e5;

  public BgNbd {
    Require.that(r > 0 && alpha > 0 && a > 0 && b > 0, "parameters must be above 0");
  }

  /**
   * The parameters of greatest likelihood. Refused below 500 users, without any repeat, and when
   * the likelihood has no clear maximum.
   */
  public static Conclusion<BgNbd> fit(List<RepeatHistory> users) {
    if (users.size() < LEAST_USERS) {
      return Conclusion.refused("Fewer than " + LEAST_USERS + " users.");
    }
    if (users.stream().allMatch(user -> user.repeats() == 0)) {
      return Conclusion.refused("Nobody came a second time.");
    }
    double meanAge = users.stream().mapToDouble(RepeatHistory::age).average().orElse(1);
    double[] start = {0, Math.log(meanAge / 4), 0, Math.log(2)};
    return Minimum.of(new BgNbdLikelihood(users), start, TOLERANCE)
        .map(BgNbd::fromLogs)
        .filter(BgNbd::isInterior)
        .map(Conclusion::reached)
        .orElseGet(() -> Conclusion.refused("The likelihood has no clear maximum."));
  }

  static BgNbd fromLogs(double[] logs) {
    return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
  }

  /** The chance that the user is still there; empty for users without a repeat. */
  public OptionalDouble probabilityAlive(RepeatHistory user) {
    if (user.repeats() == 0) {
      return OptionalDouble.empty();
    }
    double silence = Math.log((alpha + user.age()) / (alpha + user.recency()));
    double odds = a / (b + user.repeats() - 1) * Math.exp((r + user.repeats()) * silence);
    return OptionalDouble.of(1 / (1 + odds));
  }

  /** The log-likelihood of these users under the model. */
  public double logLikelihood(List<RepeatHistory> users) {
    double[] logs = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
    return -new BgNbdLikelihood(users).value(logs) * users.size();
  }

  private boolean isInterior() {
    // Alpha follows r and the unit of time, so it says nothing of its own.
    double smallest = Math.min(r, Math.min(a, b));
    double largest = Math.max(r, Math.max(a, b));
    return smallest > SMALLEST && largest < LARGEST;
  }
}
