package dev.verve.stats;

/**
 * A user's repeat behaviour, as {@link BgNbd} reads it. All times in one unit, from the first
 * activity on.
 *
 * @param repeats activities after the first
 * @param recency time of the last activity; 0 without repeats
 * @param age time under observation, above 0 and at least the recency
 */
public record RepeatHistory(long repeats, double recency, double age) {
  public RepeatHistory {
    Require.that(repeats >= 0, "repeats must not be negative, was " + repeats);
    Require.that(age > 0 && Double.isFinite(age), "age must be above 0, was " + age);
    Require.that(
        0 <= recency && recency <= age,
        "recency must lie between 0 and age, was " + recency + " of " + age);
    Require.that(
        (repeats == 0) == (recency == 0), "recency is 0 exactly without repeats, was " + recency);
  }
}
