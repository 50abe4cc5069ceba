package dev.verve.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renews or cancels the subscriptions that are due, in the name of the account's admin. */
final class Renewals {
  private static final double HOUR = 9.5;

  private final Journal journal;

  Renewals(Journal journal) {
    this.journal = journal;
  }

  /** Settles a day; to be called before anyone joins, so that the admin has been there before. */
  void settle(Workspace workspace, LocalDate date, Dice dice) {
    Billing billing = workspace.billing();
    if (!billing.isDue(workspace.account().createdOn(), date)) {
      return;
    }
    DemoUser admin = workspace.admin().user();
    long at = WorkingHours.moment(admin.country(), date, HOUR);
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("term", billing.slug());
    terms.put("seats", workspace.account().seats());
    if (dice.chance(billing.cancellation(workspace))) {
      journal.note(admin, "subscription_cancelled", at, terms);
      workspace.cancel();
    } else {
      journal.note(admin, "subscription_renewed", at, terms);
    }
  }
}
