package dev.verve.insight.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Industry estimates of engagement scores of the share type. They fit a score bounded by 100, not
 * the unbounded user engagement score.
 */
public enum Benchmark {
  SAAS_B2B("SaaS (B2B)", 75, 85, 60),
  SAAS_B2C("SaaS (B2C)", 65, 80, 45),
  E_COMMERCE("E-commerce", 55, 70, 35),
  SUBSCRIPTION_MEDIA("Subscription media", 70, 85, 50),
  FINTECH("Fintech", 60, 75, 40),
  EARLY_STAGE("Early-stage (< $1M ARR)", 70, 90, 50),
  GROWTH_STAGE("Growth-stage ($1–10M ARR)", 65, 80, 45),
  MATURE("Mature (> $10M ARR)", 60, 75, 40),
  ENTERPRISE("Enterprise (annual)", 70, 85, 55),
  SELF_SERVE("Self-serve (monthly)", 50, 70, 30);

  /** What has to be said wherever one is shown. */
  public static final String WARNING =
      "Benchmarks are industry estimates for a score bounded by 100, such as a share of users, and do"
          + " not fit this unbounded formula; your own trend over two or three quarters matters more.";

  /** What has to be said beside a score of ours, which is bounded by 100. */
  public static final String CAUTION =
      "Benchmarks are industry estimates of scores bounded by 100, which others scale in their own"
          + " ways; your own trend over two or three quarters matters more.";

  private final String title;
  private final int good;
  private final int best;
  private final int average;

  Benchmark(String title, int good, int best, int average) {
    this.title = title;
    this.good = good;
    this.best = best;
    this.average = average;
  }

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  /** From here to {@link #best} is good, per cent. */
  public int good() {
    return good;
  }

  /** The upper end of good, per cent. */
  public int best() {
    return best;
  }

  /** From here to {@link #good} is average, per cent; below it needs improvement. */
  public int average() {
    return average;
  }

  /** The one with a word. */
  public static Optional<Benchmark> find(String word) {
    return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }

  /** Where a score of per cent stands. */
  public String standing(double score) {
    return score >= good ? "good" : score >= average ? "average" : "in need of improvement";
  }

  /** Whether there are estimates for a metric. */
  public static boolean isFor(Metric metric) {
    return metric == Metric.USER_ENGAGEMENT_SCORE
        || metric == Metric.USER_ENGAGEMENT_SCORE_WEIGHTED;
  }
}
