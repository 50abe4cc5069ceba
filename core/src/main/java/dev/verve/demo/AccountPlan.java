package dev.verve.demo;

import java.util.Locale;

/** What an account pays for; it goes with size, with loyalty and with the use of reports. */
public enum AccountPlan {
  FREE(0.28, 6, 0.0042, 0.3, 0, 0),
  TEAM(0.36, 11, 0.0022, 0.8, 0.35, 0.030),
  BUSINESS(0.27, 26, 0.0015, 1.2, 0.55, 0.020),
  ENTERPRISE(0.09, 60, 0.0009, 1.3, 0.85, 0.010);

  private final double share;
  private final double medianPeople;
  private final double dailyChurn;
  private final double reporting;
  private final double annualShare;
  private final double monthlyCancellation;

  AccountPlan(
      double share,
      double medianPeople,
      double dailyChurn,
      double reporting,
      double annualShare,
      double monthlyCancellation) {
    this.share = share;
    this.medianPeople = medianPeople;
    this.dailyChurn = dailyChurn;
    this.reporting = reporting;
    this.annualShare = annualShare;
    this.monthlyCancellation = monthlyCancellation;
  }

  /** The name in traits and models, such as {@code business}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isPaid() {
    return this != FREE;
  }

  double medianPeople() {
    return medianPeople;
  }

  /** A person's chance per day to start leaving, before behaviour raises or lowers it. */
  double dailyChurn() {
    return dailyChurn;
  }

  /** How much its people export reports, relative to the average. */
  double reporting() {
    return reporting;
  }

  /** The share of accounts that pay once a year; the others pay every month. */
  double annualShare() {
    return annualShare;
  }

  /** The chance to cancel at a monthly renewal, before behaviour raises or lowers it. */
  double monthlyCancellation() {
    return monthlyCancellation;
  }

  static AccountPlan draw(Dice dice) {
    double left = dice.unit();
    for (AccountPlan plan : values()) {
      left -= plan.share;
      if (left < 0) {
        return plan;
      }
    }
    return TEAM;
  }
}
