package dev.verve.insight.checks;

import dev.verve.model.RoleKind;
import java.util.List;
import java.util.Locale;

/** A usual suspect when a score falls: what would be seen in the data, as a ratio of sums. */
public enum Check {
  FIRST_WEEK_RETURN(
      "onboarding", "newcomers who came back in their first week", "returned", "newcomers"),
  FIRST_WEEK_BREADTH(
      "onboarding", "different events of a newcomer's first week", "breadth", "newcomers"),
  UNFINISHED_WORKFLOWS(
      "usability",
      "workflows finished of those started",
      "finished_n",
      "started_n",
      RoleKind.STARTED,
      RoleKind.FINISHED),
  SUPPORT_REQUESTS(
      "usability", "requests for help per active user", "support_n", "users", RoleKind.SUPPORT),
  ERRORS("performance", "errors per active day", "error_n", "days", RoleKind.ERROR),
  LOAD_TIME("performance", "seconds to load", "load_total", "load_n", RoleKind.LOAD),
  ACTIVE_DAYS("stale content", "active days per active user", "days", "users"),
  ACTIONS_A_DAY("stale content", "actions per active day", "actions", "days"),
  VISIT_MINUTES(
      "stale content", "minutes per visit", "session_total", "session_n", RoleKind.SESSION),
  COLLABORATION(
      "collaboration",
      "active users who interact with others",
      "case when interaction_n > 0 and users > 0 then 1 else 0 end",
      "users",
      RoleKind.INTERACTION);

  private final String suspect;
  private final String measure;
  private final String numerator;
  private final String denominator;

  // a copy that nobody can change
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<RoleKind> roles;

  Check(String suspect, String measure, String numerator, String denominator, RoleKind... roles) {
    this.suspect = suspect;
    this.measure = measure;
    this.numerator = numerator;
    this.denominator = denominator;
    this.roles = List.of(roles);
  }

  /** The word for it in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is suspected. */
  public String suspect() {
    return suspect;
  }

  /** What is measured, in words. */
  public String measure() {
    return measure;
  }

  /** The roles without which it cannot be measured. */
  public List<RoleKind> roles() {
    return roles;
  }

  /** Whether a larger value is worse. */
  public boolean moreIsWorse() {
    return this == SUPPORT_REQUESTS || this == ERRORS || this == LOAD_TIME;
  }

  /** Whether it looks at newcomers and not at everybody. */
  boolean isOfNewcomers() {
    return denominator.equals("newcomers");
  }

  String numerator() {
    return numerator;
  }

  String denominator() {
    return denominator;
  }
}
