package dev.verve.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Daily counts of a simulation, small enough to keep, without the robots. Users are told apart by
 * identity, which a simulation keeps and which is faster than comparing all their traits.
 */
final class Diary implements DemoListener {
  private final Set<DemoUser> users = new LinkedHashSet<>();
  private final Map<String, TreeMap<LocalDate, IdentityHashMap<DemoUser, Integer>>> counts =
      new HashMap<>();
  private final IdentityHashMap<DemoUser, TreeSet<LocalDate>> activeDays = new IdentityHashMap<>();

  static Diary of(DemoProduct product) {
    Diary diary = new Diary();
    product.simulate(diary);
    return diary;
  }

  @Override
  public void signedUp(DemoUser user) {
    if (isPerson(user)) {
      users.add(user);
    }
  }

  @Override
  public void happened(DemoEvent event) {
    if (isPerson(event.user())) {
      LocalDate day = LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
      counts
          .computeIfAbsent(event.name(), name -> new TreeMap<>())
          .computeIfAbsent(day, d -> new IdentityHashMap<>())
          .merge(event.user(), 1, Integer::sum);
      activeDays.computeIfAbsent(event.user(), user -> new TreeSet<>()).add(day);
    }
  }

  private static boolean isPerson(DemoUser user) {
    return !user.email().endsWith("@example.com");
  }

  Set<DemoUser> users() {
    return users;
  }

  Set<String> eventNames() {
    return counts.keySet();
  }

  /** How often something happened from a day to a day, both included. */
  int count(String event, LocalDate from, LocalDate to, Predicate<DemoUser> who) {
    return counts
        .getOrDefault(event, new TreeMap<>())
        .subMap(from, true, to, true)
        .values()
        .stream()
        .flatMap(day -> day.entrySet().stream())
        .filter(entry -> who.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  int count(String event, LocalDate from, LocalDate to) {
    return count(event, from, to, user -> true);
  }

  /** On how many days a user was active, from a day to a day, both included. */
  int activeDays(DemoUser user, LocalDate from, LocalDate to) {
    return activeDays.getOrDefault(user, new TreeSet<>()).subSet(from, true, to, true).size();
  }

  /** How many users were active on a day. */
  long activeUsers(LocalDate day) {
    return activeDays.values().stream().filter(days -> days.contains(day)).count();
  }
}
