package dev.verve.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the accounts and their people: plans and countries by their shares, log-normal sizes, and
 * two thirds of the accounts older than the period, most of whose people have joined already.
 */
final class Population {
  private static final double OLD_ACCOUNTS = 0.68;
  private static final int OLDEST_DAYS = 700;

  private final DemoProduct product;
  private final LocalDate begin;
  private final Dice dice;

  /** The population as it stands at the begin of the simulation. */
  Population(DemoProduct product, LocalDate begin) {
    this.product = product;
    this.begin = begin;
    this.dice = Dice.of(product.seed()).fork(1);
  }

  List<Workspace> draw() {
    int accounts = product.accounts();
    AccountPlan[] plans = new AccountPlan[accounts];
    double[] cumulative = new double[accounts + 1];
    for (int i = 0; i < accounts; i++) {
      plans[i] = AccountPlan.draw(dice);
      cumulative[i + 1] = cumulative[i] + dice.logNormal(plans[i].medianPeople(), 0.55);
    }
    // Everyone but the founders is dealt out in proportion; rounding sums keeps the total exact.
    double perUnit = (product.users() - accounts) / cumulative[accounts];
    double[] newAccountWeights = newAccountWeights();
    List<Workspace> workspaces = new ArrayList<>(accounts);
    int number = 0;
    for (int i = 0; i < accounts; i++) {
      long from = Math.round(cumulative[i] * perUnit);
      int people = 1 + (int) (Math.round(cumulative[i + 1] * perUnit) - from);
      LocalDate createdOn = createdOn(newAccountWeights);
      workspaces.add(workspace(account(i + 1, plans[i], people, createdOn), people, number));
      number += people;
    }
    return workspaces;
  }

  private double[] newAccountWeights() {
    int days = (int) ChronoUnit.DAYS.between(begin, product.lastDay()) + 1;
    double[] weights = new double[days];
    for (int i = 0; i < days; i++) {
      LocalDate date = begin.plusDays(i);
      weights[i] = Calendar.pace(Country.GERMANY, date) * product.campaign().lift(date);
    }
    return weights;
  }

  private LocalDate createdOn(double[] newAccountWeights) {
    if (dice.chance(OLD_ACCOUNTS)) {
      double age = StrictMath.pow(dice.unit(), 1.5) * OLDEST_DAYS;
      return begin.minusDays(7 + (long) age);
    }
    return begin.plusDays(dice.weighted(newAccountWeights));
  }

  private DemoAccount account(int number, AccountPlan plan, int people, LocalDate createdOn) {
    String stem = Names.companyStem(dice);
    String digits = Integer.toString(number);
    String id = Names.slug(stem) + "-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    return new DemoAccount(
        id,
        stem + " " + Names.companyKind(dice),
        plan,
        Country.draw(dice),
        companySize(people * dice.logNormal(3, 0.6)),
        people,
        createdOn);
  }

  private static String companySize(double heads) {
    if (heads <= 10) {
      return "1-10";
    }
    return heads <= 50 ? "11-50" : heads <= 200 ? "51-200" : heads <= 1000 ? "201-1000" : "1001+";
  }

  private Workspace workspace(DemoAccount account, int people, int numbered) {
    List<Person> persons = new ArrayList<>(people);
    for (int i = 1; i <= people; i++) {
      Role role = i == 1 ? Role.ADMIN : Role.drawTeammate(dice);
      persons.add(Person.draw(numbered + i, account, role, dice));
    }
    Workspace workspace = new Workspace(account, Billing.draw(account.plan(), dice), persons);
    if (account.createdOn().isBefore(begin)) {
      settle(workspace, people);
    }
    return workspace;
  }

  private void settle(Workspace workspace, int people) {
    LocalDate createdOn = workspace.account().createdOn();
    int age = (int) ChronoUnit.DAYS.between(createdOn, begin);
    double spread = 1 - StrictMath.exp(-age / 150.0);
    long joined = Math.max(1, Math.round(people * (0.45 + 0.45 * spread)));
    for (int i = 0; i < joined; i++) {
      int after = i == 0 ? 0 : (int) (StrictMath.pow(dice.unit(), 1.5) * age);
      LocalDate on = createdOn.plusDays(after);
      workspace.join(Member.veteran(workspace.nextOutsider(), on, dice));
    }
  }
}
