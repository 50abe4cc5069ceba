package dev.verve.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Lets the accounts live day by day. It begins some weeks before the period, unseen, so that
 * habits, departures and cancellations are in full course when the first event is handed over.
 */
final class Simulation {
  private static final int UNSEEN_DAYS = 60;
  private static final Duration FARTHEST_EAST = Duration.ofHours(14);

  private final DemoProduct product;
  private final Journal journal;
  private final Renewals renewals;
  private final Arrivals arrivals;
  private final WorkDay workDay;
  private final Dice accountDice;
  private final Dice personDice;

  Simulation(DemoProduct product, DemoListener listener) {
    this.product = product;
    Instant start = midnight(product.firstDay());
    Instant end = midnight(product.lastDay().plusDays(1));
    this.journal = new Journal(start, end, product.seed(), listener);
    this.renewals = new Renewals(journal);
    this.arrivals = new Arrivals(journal, product.campaign());
    this.workDay = new WorkDay(journal, product.release());
    this.accountDice = Dice.of(product.seed()).fork(2);
    this.personDice = Dice.of(product.seed()).fork(3);
  }

  void run() {
    LocalDate begin = product.firstDay().minusDays(UNSEEN_DAYS);
    List<Workspace> workspaces = new Population(product, begin).draw();
    for (Workspace workspace : workspaces) {
      workspace.members().forEach(member -> journal.announce(member.user()));
    }
    Robots robots = new Robots(product.users(), begin);
    robots.announce(journal);
    // East of Greenwich the day after the last one begins before the last one ends in UTC.
    LocalDate last = product.lastDay().plusDays(1);
    for (LocalDate date = begin; !date.isAfter(last); date = date.plusDays(1)) {
      robots.live(journal, date);
      for (int i = 0; i < workspaces.size(); i++) {
        live(workspaces.get(i), date, accountDice.fork(i).fork(date.toEpochDay()));
      }
      journal.release(midnight(date.plusDays(1)).minus(FARTHEST_EAST));
    }
    journal.release(midnight(last.plusDays(1)));
  }

  private void live(Workspace workspace, LocalDate date, Dice dice) {
    if (!workspace.isOpen(date)) {
      return;
    }
    workspace.takeStock();
    renewals.settle(workspace, date, dice.fork(1));
    if (!workspace.isOpen(date)) {
      return;
    }
    arrivals.welcome(workspace, date, dice.fork(2));
    for (Member member : workspace.members()) {
      Dice own = personDice.fork(member.person().number()).fork(date.toEpochDay());
      workDay.live(workspace, member, date, own);
    }
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
