package dev.verve.stats;

/**
 * What a daily series usually does, so that the unusual can be seen: a mean per day of the week,
 * and the dependence of a day on the day before (AR(1)).
 *
 * <p>Learn it from a quiet history, then {@link #standardise} the history with the new days after
 * it: what remains is near independent with mean 0 and variance 1 while nothing changes, as {@link
 * Cusum} needs. It knows neither trends nor holidays; both will show as alarms.
 */
public final class SeasonalSeries {
  private static final int WEEK = 7;
  private static final int LEAST_DAYS = 56;
  private static final double LEAST_USERS = 100;
  private static final double MOST_DEPENDENCE = 0.99;

  private final double[] weekday;
  private final double dependence;
  private final double deviation;

  private SeasonalSeries(double[] weekday, double dependence, double deviation) {
    this.weekday = weekday;
    this.dependence = dependence;
    this.deviation = deviation;
  }

  /**
   * Learns from one value a day, without gaps. Refused with less than 56 days, under 100 users a
   * day on average, and for a series that does not vary beyond its week.
   *
   * @param values the daily values; the first may be any day of the week
   * @param users how many users stand behind each value
   */
  public static Conclusion<SeasonalSeries> fit(double[] values, long[] users) {
    Require.that(values.length == users.length, "needs a number of users for each day");
    Require.finite(values, "values");
    if (values.length < LEAST_DAYS) {
      return Conclusion.refused("Less than 8 weeks of history.");
    }
    double total = 0;
    for (long day : users) {
      total += day;
    }
    if (total < LEAST_USERS * users.length) {
      return Conclusion.refused("Under 100 users a day.");
    }
    return fit(values);
  }

  static Conclusion<SeasonalSeries> fit(double[] values) {
    double[] weekday = weekdayMeans(values);
    double[] rest = rest(values, weekday);
    double square = 0;
    double lagged = 0;
    double magnitude = 0;
    for (int day = 0; day < rest.length; day++) {
      square += rest[day] * rest[day];
      lagged += day == 0 ? 0 : rest[day] * rest[day - 1];
      magnitude = Math.max(magnitude, Math.abs(values[day]));
    }
    if (Math.sqrt(square / rest.length) <= 1e-12 * magnitude) {
      return Conclusion.refused("The series does not vary beyond its week.");
    }
    double dependence = Math.max(-MOST_DEPENDENCE, Math.min(MOST_DEPENDENCE, lagged / square));
    double surprise = 0;
    for (int day = 1; day < rest.length; day++) {
      double step = rest[day] - dependence * rest[day - 1];
      surprise += step * step;
    }
    int freedom = rest.length - 1 - WEEK - 1;
    return Conclusion.reached(
        new SeasonalSeries(weekday, dependence, Math.sqrt(surprise / freedom)));
  }

  /**
   * The surprise of each day in standard deviations, given the day before it.
   *
   * @param values daily values that begin on the same weekday as the history, usually the history
   *     and the new days in one
   */
  public double[] standardise(double[] values) {
    Require.finite(values, "values");
    double[] rest = rest(values, weekday);
    double[] surprise = new double[rest.length];
    for (int day = 0; day < rest.length; day++) {
      surprise[day] =
          day == 0
              ? rest[0] * Math.sqrt(1 - dependence * dependence) / deviation
              : (rest[day] - dependence * rest[day - 1]) / deviation;
    }
    return surprise;
  }

  /** The correlation of a day with the day before, after the week is taken out. */
  public double dependence() {
    return dependence;
  }

  /** The standard deviation of a day's surprise, in the unit of the series. */
  public double deviation() {
    return deviation;
  }

  /** The usual value of a day, counted from the first day of the history. */
  public double usual(int day) {
    return weekday[Math.floorMod(day, WEEK)];
  }

  private static double[] weekdayMeans(double[] values) {
    double[] means = new double[WEEK];
    for (int weekday = 0; weekday < WEEK; weekday++) {
      int days = 0;
      for (int day = weekday; day < values.length; day += WEEK) {
        days++;
        means[weekday] += (values[day] - means[weekday]) / days;
      }
    }
    return means;
  }

  private static double[] rest(double[] values, double[] weekday) {
    double[] rest = new double[values.length];
    for (int day = 0; day < values.length; day++) {
      rest[day] = values[day] - weekday[day % WEEK];
    }
    return rest;
  }
}
