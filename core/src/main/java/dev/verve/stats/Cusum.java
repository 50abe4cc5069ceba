package dev.verve.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Alarms on a standardised daily series: a two-sided cumulative sum for lasting shifts (Page 1954)
 * and a limit for single days.
 *
 * <p>Each sum gathers what lies beyond {@code slack} in its direction and starts anew at zero and
 * after an alarm. With a slack of 0.5 it is quickest for shifts of one standard deviation. It needs
 * independent days of unit variance, which {@link SeasonalSeries} makes.
 *
 * @param slack what a day may be off before it counts, in standard deviations (k)
 * @param limit the sum that raises an alarm (h)
 * @param spike the size of a single day that raises an alarm
 */
public record Cusum(double slack, double limit, double spike) {

  public Cusum {
    Require.that(slack >= 0, "slack must not be negative, was " + slack);
    Require.that(limit > 0, "limit must be above 0, was " + limit);
    Require.that(spike > 0, "spike must be above 0, was " + spike);
  }

  /** Slack 0.5, limit 8, spike 4.5. */
  public static Cusum defaults() {
    return new Cusum(0.5, 8, 4.5);
  }

  /** The same with another limit. */
  public Cusum withLimit(double newLimit) {
    return new Cusum(slack, newLimit, spike);
  }

  /** What an alarm says. */
  public enum Kind {
    /** The level has risen. */
    RISE,
    /** The level has fallen. */
    FALL,
    /** A single day stands out upwards. */
    PEAK,
    /** A single day stands out downwards. */
    DIP
  }

  /**
   * An alarm.
   *
   * @param kind what it says
   * @param day index of the day that raised it
   * @param since index of the first day of the shift; the day itself for a single day
   */
  public record Alarm(Kind kind, int day, int since) {}

  /** All alarms of a standardised series, in the order of their days. */
  public List<Alarm> alarms(double[] standardised) {
    List<Alarm> alarms = new ArrayList<>();
    Side rise = new Side();
    Side fall = new Side();
    for (int day = 0; day < standardised.length; day++) {
      double z = standardised[day];
      if (Math.abs(z) > spike) {
        alarms.add(new Alarm(z > 0 ? Kind.PEAK : Kind.DIP, day, day));
        // Cut to the limit, one day cannot pass for a lasting shift while a run of them still does.
        z = Math.copySign(spike, z);
      }
      if (rise.add(z - slack, day) > limit) {
        alarms.add(new Alarm(Kind.RISE, day, rise.since));
        rise.restart();
      }
      if (fall.add(-z - slack, day) > limit) {
        alarms.add(new Alarm(Kind.FALL, day, fall.since));
        fall.restart();
      }
    }
    return List.copyOf(alarms);
  }

  /** One direction's running sum. */
  private static final class Side {
    private double sum;
    private int since;

    double add(double excess, int day) {
      since = sum == 0 ? day : since;
      sum = Math.max(0, sum + excess);
      return sum;
    }

    void restart() {
      sum = 0;
    }
  }
}
