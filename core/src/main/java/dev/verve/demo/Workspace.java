package dev.verve.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** An account at work: who has joined, who may still join, and how it is doing. */
final class Workspace {
  private record Arrival(Person person, LocalDate from) {}

  private final DemoAccount account;
  private final Billing billing;
  private final List<Member> members = new ArrayList<>();
  private final Deque<Person> outsiders;
  private final List<Arrival> arrivals = new ArrayList<>();
  private double health;
  private boolean champion;
  private boolean cancelled;

  Workspace(DemoAccount account, Billing billing, List<Person> people) {
    this.account = account;
    this.billing = billing;
    this.outsiders = new ArrayDeque<>(people);
  }

  DemoAccount account() {
    return account;
  }

  Billing billing() {
    return billing;
  }

  List<Member> members() {
    return members;
  }

  boolean isOpen(LocalDate date) {
    return !cancelled && !date.isBefore(account.createdOn());
  }

  boolean hasOutsiders() {
    return !outsiders.isEmpty();
  }

  int outsiders() {
    return outsiders.size();
  }

  /** Takes the next person out of those who have not joined; there must be one. */
  Person nextOutsider() {
    return outsiders.remove();
  }

  void join(Member member) {
    members.add(member);
  }

  /** Invites the next outsider, who comes from a date on, or not at all for now. */
  void invite(LocalDate date, Dice dice) {
    Person person = outsiders.remove();
    if (dice.chance(0.6)) {
      arrivals.add(new Arrival(person, date.plusDays(dice.between(0, 5) + 1L)));
    } else {
      outsiders.add(person);
    }
  }

  /** The invited people whose time has come; they are no longer expected afterwards. */
  List<Person> arriving(LocalDate date) {
    List<Person> due = new ArrayList<>();
    for (Iterator<Arrival> waiting = arrivals.iterator(); waiting.hasNext(); ) {
      Arrival arrival = waiting.next();
      if (!arrival.from().isAfter(date)) {
        due.add(arrival.person());
        waiting.remove();
      }
    }
    return due;
  }

  /** Takes stock at the begin of a day; health and champion stay as they are until the next. */
  void takeStock() {
    double strength = 0;
    champion = members.isEmpty();
    for (Member member : members) {
      strength += member.isPresent() ? member.habit().strength() : 0;
      champion |= member.isChampion();
    }
    health = members.isEmpty() ? 0 : strength / members.size();
  }

  /** The share of its people who are there, times the mean strength of their habit: 0 to 1. */
  double health() {
    return health;
  }

  /** Whether a champion is left; an account nobody has joined yet has not lost one. */
  boolean hasChampion() {
    return champion;
  }

  /** Who acts for the account: the first to have joined of those still there. */
  Member admin() {
    return members.stream().filter(m -> !m.isGone()).findFirst().orElse(members.get(0));
  }

  void cancel() {
    cancelled = true;
    members.forEach(Member::leave);
  }
}
