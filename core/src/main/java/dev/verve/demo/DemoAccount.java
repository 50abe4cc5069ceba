package dev.verve.demo;

import java.time.LocalDate;

/**
 * An invented customer.
 *
 * @param id unique and stable, such as {@code norvane-0123}
 * @param name the invented company name
 * @param companySize the head count as a range, such as {@code 51-200}
 * @param seats how many seats it has bought, at least 1
 * @param createdOn the day of its first sign-up, in the local time of its country
 */
public record DemoAccount(
    String id,
    String name,
    AccountPlan plan,
    Country country,
    String companySize,
    int seats,
    LocalDate createdOn) {
  public DemoAccount {
    if (seats < 1) {
      throw new IllegalArgumentException("seats must be at least 1, was " + seats);
    }
  }
}
