package dev.verve.insight.evidence;

import dev.verve.stats.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long before a loss the score warned: days from the first downward crossing of a band to the
 * loss, looking back as many days as the outcome takes. Those who stayed are watched as long, so
 * that a score which always falls is not told as foresight.
 *
 * @param lost users who were lost after they had been scored
 * @param low those of them who stood in the lowest band all the while, and so could not fall
 * @param warned those of them whose score fell into a lower band before
 * @param kept users who stayed
 * @param alarmed those of them whose score fell into a lower band all the same
 * @param days the first quartile, the median and the third quartile of the days of warning; empty
 *     where nobody was warned
 */
public record LeadTime(
    long lost, long low, long warned, long kept, long alarmed, List<Double> days) {
  /** The fewest losses of which quartiles say anything. */
  static final int LEAST_LOST = 30;

  /** Copies the days. */
  public LeadTime {
    days = List.copyOf(days);
  }

  static LeadTime of(long lost, long low, long kept, long alarmed, double[] leads) {
    double[] sorted = leads.clone();
    Arrays.sort(sorted);
    List<Double> quartiles =
        sorted.length == 0
            ? List.of()
            : List.of(
                Quantile.of(sorted, 0.25), Quantile.of(sorted, 0.5), Quantile.of(sorted, 0.75));
    return new LeadTime(lost, low, leads.length, kept, alarmed, quartiles);
  }

  /** The answer in a sentence. */
  public String words() {
    String who =
        "Of %,d who were lost, %,d (%s) fell into a lower band before"
            .formatted(lost, warned, share(warned, lost));
    String when =
        days.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                ", %.0f days ahead in the median (quartiles %.0f and %.0f)",
                days.get(1),
                days.get(0),
                days.get(2));
    String rest = low == 0 ? "" : "; %,d stood in the lowest band all the while".formatted(low);
    String others =
        kept == 0 ? "" : "; of those who stayed, %s fell as well".formatted(share(alarmed, kept));
    return who + when + rest + others + ".";
  }

  private static String share(long part, long whole) {
    return String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
  }
}
