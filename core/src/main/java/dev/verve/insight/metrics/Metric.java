package dev.verve.insight.metrics;

import dev.verve.problem.Place;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalog: every metric with its definition. Active means at least one meaningful action, one
 * that the model weighs above 0; a mere visit does not make a user active. Both sides of a ratio
 * cover the same period.
 */
public enum Metric {
  USER_ACTIVITY_SCORE(
      "User activity score",
      "The mean score of everybody on the last day of the period.",
      "sum of scores ÷ users",
      MetricUnit.SCORE),
  USER_ENGAGEMENT_SCORE(
      "User engagement score",
      "Active users × actions per active user ÷ all users; it has no upper limit.",
      "actions ÷ users × 100",
      MetricUnit.PERCENT),
  USER_ENGAGEMENT_SCORE_WEIGHTED(
      "User engagement score, weighted",
      "The same with each action counted as its weight in the model.",
      "weight of actions ÷ users × 100",
      MetricUnit.PERCENT),
  DAU(
      "Daily active users",
      "Users with a meaningful action on the last day of the period.",
      "users active on 1 day",
      MetricUnit.USERS),
  WAU(
      "Weekly active users",
      "Users with a meaningful action in the 7 days that end with the period.",
      "users active in 7 days",
      MetricUnit.USERS),
  MAU(
      "Monthly active users",
      "Users with a meaningful action in the 30 days that end with the period.",
      "users active in 30 days",
      MetricUnit.USERS),
  STICKINESS(
      "Stickiness",
      "The mean daily active users of the 30 days that end with the period, of those of all 30.",
      "mean DAU ÷ MAU",
      MetricUnit.RATIO),
  DAU_MAU28(
      "Average DAU ÷ MAU28",
      "Stickiness over 28 days, four whole weeks, so that weekends weigh alike.",
      "mean DAU ÷ users active in 28 days",
      MetricUnit.RATIO),
  FEATURE_ADOPTION_RATE(
      "Feature adoption rate",
      "Active users who used a feature; over all features the mean of their rates. A feature is an action that the model weighs above 0.",
      "users of the feature ÷ active users × 100",
      MetricUnit.PERCENT),
  USER_ADOPTION_RATE(
      "User adoption rate",
      "Users who had adopted the product by the end of the period: by the event of role adopted, else by a first meaningful action.",
      "users who adopted ÷ users × 100",
      MetricUnit.PERCENT),
  RETENTION_RATE(
      "Retention rate",
      "Users active in the period before who are active in this one too.",
      "active in both ÷ active in the period before × 100",
      MetricUnit.PERCENT),
  NEW_USERS(
      "New users",
      "Active for the first time in this period.",
      "users whose first active day lies in the period",
      MetricUnit.USERS),
  RETAINED_USERS(
      "Retained users",
      "Active in this period and the one before.",
      "users active in both",
      MetricUnit.USERS),
  RESURRECTED_USERS(
      "Resurrected users",
      "Active again after at least one silent period.",
      "active − new − retained",
      MetricUnit.USERS),
  DORMANT_USERS(
      "Dormant users",
      "Active in the period before and silent in this one.",
      "active before − retained",
      MetricUnit.USERS),
  QUICK_RATIO(
      "Quick ratio",
      "Users gained for each user lost.",
      "(new + resurrected) ÷ dormant",
      MetricUnit.RATIO),
  BOUNCE_RATE(
      "Bounce rate",
      "Visits that saw a single page, of the visits that saw any.",
      "single-page visits ÷ visits × 100",
      MetricUnit.PERCENT),
  SCROLL_DEPTH(
      "Scroll depth",
      "How far down a page users scroll, on average over the events that tell it.",
      "sum of depths ÷ number of them",
      MetricUnit.PERCENT),
  CONTENT_CONSUMPTION_RATE(
      "Content consumption rate",
      "Different items that anybody consumed, of those available.",
      "items consumed ÷ items available × 100",
      MetricUnit.PERCENT),
  COLLABORATION_RATE(
      "Collaboration rate",
      "Active users who interacted with other users.",
      "users who interact ÷ active users × 100",
      MetricUnit.PERCENT),
  WORKSPACE_ACTIVITY_TREND(
      "Workspace activity: members",
      "Active members of a workspace (account) that has any; follow it over periods.",
      "active members ÷ active workspaces",
      MetricUnit.USERS),
  WORKSPACE_ACTIONS(
      "Workspace activity: actions",
      "Actions in a workspace (account) that has any; follow it over periods.",
      "actions ÷ active workspaces",
      MetricUnit.ACTIONS),
  NET_PROMOTER_SCORE(
      "Net promoter score",
      "Promoters (9 and 10) less detractors (0 to 6), of all answers. Ask at strategic moments, not all the time.",
      "(promoters − detractors) ÷ answers × 100",
      MetricUnit.BALANCE),
  SESSION_LENGTH(
      "Session length",
      "Time of a visit: as the role session tells it, else from its first event to its last.",
      "minutes ÷ visits",
      MetricUnit.MINUTES),
  PRODUCT_ENGAGEMENT(
      "Product engagement",
      "The mean of adoption (feature adoption rate), stickiness × 100 and growth, as product-engagement scores of the Pendo kind.",
      "(adoption + stickiness × 100 + growth) ÷ 3",
      MetricUnit.PERCENT),
  GROWTH(
      "Growth",
      "Accounts (users where there are none) that came or came back, of those that came, came back or left.",
      "(new + recovered) ÷ (new + recovered + dropped) × 100",
      MetricUnit.PERCENT),
  L7(
      "Power-user curve L7",
      "On how many of the last 7 days those active in them were active: the mean, and how many users for each number of days.",
      "user-days ÷ users active in 7 days",
      MetricUnit.DAYS),
  L28(
      "Power-user curve L28",
      "The same over 28 days.",
      "user-days ÷ users active in 28 days",
      MetricUnit.DAYS);

  private final String title;
  private final String definition;
  private final String formula;
  private final MetricUnit unit;

  Metric(String title, String definition, String formula, MetricUnit unit) {
    this.title = title;
    this.definition = definition;
    this.formula = formula;
    this.unit = unit;
  }

  /** The metric of a slug, or a refusal that names the nearest one. */
  public static Metric of(String slug) {
    return find(slug)
        .orElseThrow(
            () ->
                UserError.of(
                    Place.option("metrics " + slug),
                    "there is no such metric",
                    Suggestion.closest(slug, slugs())
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Known are " + String.join(", ", slugs()) + ".")));
  }

  /** The metric of a slug, where it is one. */
  public static Optional<Metric> find(String slug) {
    return Arrays.stream(values()).filter(metric -> metric.slug().equals(slug)).findFirst();
  }

  private static List<String> slugs() {
    return Arrays.stream(values()).map(Metric::slug).toList();
  }

  /** The name that people script against. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  /** What it means, as a sentence. */
  public String definition() {
    return definition;
  }

  public String formula() {
    return formula;
  }

  public MetricUnit unit() {
    return unit;
  }
}
