package dev.verve.insight.impact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A user whose value stands so far out that it may decide a mean alone.
 *
 * @param metric the metric
 * @param id the user, where the data names users
 * @param arm the group
 * @param value the value
 * @param deviations its distance from the mean of everybody, in standard deviations
 * @param weight the share of all variance that this user makes
 */
public record Outlier(
    String metric,
    Optional<String> id,
    String arm,
    double value,
    double deviations,
    double weight) {
  /** Beyond so many standard deviations a value is called out. */
  static final double LIMIT = 20;

  private static final int SHOWN = 3;

  /** A sentence on the outliers of one metric; empty where there are none. */
  static Optional<String> sentence(List<Outlier> outliers) {
    if (outliers.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder names = new StringBuilder();
    for (Outlier outlier : outliers.subList(0, Math.min(SHOWN, outliers.size()))) {
      names.append(names.isEmpty() ? "" : "; ").append(outlier.inWords());
    }
    return Optional.of(
        "Outliers in %s: %s%s. One user may decide this mean; --winsorise 0.999 pulls such values in."
            .formatted(outliers.get(0).metric, names, outliers.size() > SHOWN ? "; and more" : ""));
  }

  private String inWords() {
    return String.format(
        Locale.ROOT,
        "%s has %s (%,.0f standard deviations off, %.0f %% of the variance)",
        id.map(user -> "user " + user + " in " + arm).orElse("one user in " + arm),
        amount(value),
        Math.abs(deviations),
        100 * weight);
  }

  private static String amount(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%,.3f", value);
  }
}
