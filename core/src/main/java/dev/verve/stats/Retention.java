package dev.verve.stats;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many users came back N days after their first, as counts that add over users.
 *
 * <p>Only users old enough to have been observed are eligible, since a young cohort in the
 * denominator would look like a loss: N days for exact and unbounded, N + 6 for the bracket. Users
 * eligible for the unbounded count have been watched for different times after day N, so its recent
 * values still rise.
 *
 * @param day N, the number of days after the first
 * @param eligible users observed up to day N
 * @param exact of those, active on day N itself
 * @param unbounded of those, active on day N or later
 * @param bracketEligible users observed up to day N + 6
 * @param bracket of those, active within [N, N + 6]
 */
public record Retention(
    int day, long eligible, long exact, long unbounded, long bracketEligible, long bracket) {
  private static final int BRACKET = 6;

  public Retention {
    Require.that(day >= 0, "day must not be negative, was " + day);
    Require.that(
        0 <= exact && exact <= unbounded && unbounded <= eligible,
        "needs 0 <= exact <= unbounded <= eligible");
    Require.that(
        0 <= bracket && bracket <= bracketEligible && bracketEligible <= eligible,
        "needs 0 <= bracket <= bracketEligible <= eligible");
  }

  /** The counts for days 0 to {@code days}, from users observed up to the day {@code last}. */
  public static List<Retention> curve(Collection<ActiveDays> users, int days, int last) {
    return IntStream.rangeClosed(0, days).mapToObj(day -> on(day, users, last)).toList();
  }

  /** The counts for one day, from users observed up to and with the day {@code last}. */
  public static Retention on(int day, Collection<ActiveDays> users, int last) {
    return users.stream()
        .map(user -> of(day, user, last))
        .reduce(new Retention(day, 0, 0, 0, 0, 0), Retention::plus);
  }

  private static Retention of(int day, ActiveDays user, int last) {
    int from = user.first() + day;
    int to = from + BRACKET;
    boolean eligible = from <= last;
    boolean mature = to <= last;
    return new Retention(
        day,
        one(eligible),
        one(eligible && user.anyWithin(from, from)),
        one(eligible && user.anyWithin(from, last)),
        one(mature),
        one(mature && user.anyWithin(from, to)));
  }

  private static long one(boolean holds) {
    return holds ? 1 : 0;
  }

  /** The counts of both groups of users together, for the same day. */
  public Retention plus(Retention other) {
    Require.that(day == other.day, "days must be equal, were " + day + ", " + other.day);
    return new Retention(
        day,
        eligible + other.eligible,
        exact + other.exact,
        unbounded + other.unbounded,
        bracketEligible + other.bracketEligible,
        bracket + other.bracket);
  }

  /** Share active on day N; empty when nobody is eligible. */
  public OptionalDouble exactRate() {
    return share(exact, eligible);
  }

  /** Share active on day N or later; empty when nobody is eligible. */
  public OptionalDouble unboundedRate() {
    return share(unbounded, eligible);
  }

  /** Share active within [N, N + 6]; empty when nobody is eligible. */
  public OptionalDouble bracketRate() {
    return share(bracket, bracketEligible);
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
