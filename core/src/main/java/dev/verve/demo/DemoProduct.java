package dev.verve.demo;

import java.time.LocalDate;

/**
 * A simulated collaboration product: options, and the simulation that follows from them. The same
 * options give the same users and events, to the byte, on every machine.
 *
 * <p>The world is invented and simple on purpose. A person's use comes from a lasting need, a habit
 * that use builds, the working week and the season; it is disturbed by errors, by the {@link
 * #release()} and by colleagues leaving. Churn follows from behaviour, so a score of behaviour can
 * predict it, though never with certainty. Two simulations that differ only in {@link
 * #withoutRelease()} or {@link #withoutCampaign()} share their other chances, which gives the true
 * effect of each. Not modelled: changes of plan, price, and people moving between accounts.
 *
 * @param seed any number; another seed gives another world
 * @param users how many people may sign up in all, beside a few robots; some never do
 * @param accounts how many accounts they belong to, at least 1; no more than {@code users}
 * @param days the length of the period, at least 1
 * @param lastDay the last day of the period, in UTC
 * @param releaseHarm the strength of the harmful release, from 0 (none) to 1
 * @param campaignLift sign-ups during the campaign as a multiple of ordinary ones, above 0
 */
public record DemoProduct(
    long seed,
    int users,
    int accounts,
    int days,
    LocalDate lastDay,
    double releaseHarm,
    double campaignLift) {
  private static final int RELEASE_DAYS = 30;
  private static final int CAMPAIGN_STARTS_BEFORE_END = 78;
  private static final int CAMPAIGN_DAYS = 14;

  public DemoProduct {
    if (users < 1 || accounts < 1 || days < 1) {
      throw new IllegalArgumentException(
          "users, accounts and days must be at least 1, was %d users, %d accounts, %d days"
              .formatted(users, accounts, days));
    }
  }

  /** 6,400 people in 320 accounts over the 180 days to 2026-03-31, with seed 1. */
  public static DemoProduct defaults() {
    return new DemoProduct(1, 6_400, 320, 180, LocalDate.of(2026, 3, 31), 1, 3);
  }

  public DemoProduct withSeed(long newSeed) {
    return new DemoProduct(newSeed, users, accounts, days, lastDay, releaseHarm, campaignLift);
  }

  public DemoProduct withUsers(int newUsers) {
    return new DemoProduct(seed, newUsers, accounts, days, lastDay, releaseHarm, campaignLift);
  }

  public DemoProduct withAccounts(int newAccounts) {
    return new DemoProduct(seed, users, newAccounts, days, lastDay, releaseHarm, campaignLift);
  }

  public DemoProduct withDays(int newDays) {
    return new DemoProduct(seed, users, accounts, newDays, lastDay, releaseHarm, campaignLift);
  }

  public DemoProduct withLastDay(LocalDate newLastDay) {
    return new DemoProduct(seed, users, accounts, days, newLastDay, releaseHarm, campaignLift);
  }

  /** The same world, had the release done no harm. */
  public DemoProduct withoutRelease() {
    return new DemoProduct(seed, users, accounts, days, lastDay, 0, campaignLift);
  }

  /** The same world, had there been no campaign. */
  public DemoProduct withoutCampaign() {
    return new DemoProduct(seed, users, accounts, days, lastDay, releaseHarm, 1);
  }

  public LocalDate firstDay() {
    return lastDay.minusDays(days - 1L);
  }

  /** The release; its effect fills the last 30 days, as long as the usual window of a score. */
  public Release release() {
    return new Release(lastDay.minusDays(RELEASE_DAYS - 1L), releaseHarm);
  }

  public Campaign campaign() {
    LocalDate from = lastDay.minusDays(CAMPAIGN_STARTS_BEFORE_END);
    return new Campaign(from, CAMPAIGN_DAYS, campaignLift);
  }

  /**
   * Runs the simulation once, from its begin to its end, and tells the listener everything.
   *
   * @throws IllegalStateException if there are fewer users than accounts
   */
  public void simulate(DemoListener listener) {
    if (users < accounts) {
      throw new IllegalStateException(
          "every account needs a user, was %d users, %d accounts".formatted(users, accounts));
    }
    new Simulation(this, listener).run();
  }
}
