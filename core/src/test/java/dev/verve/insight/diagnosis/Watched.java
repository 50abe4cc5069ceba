package dev.verve.insight.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A user as of two dates, and what a statement about users is reckoned from when it is reckoned one
 * by one: the independent way against which sums of sums are held.
 *
 * @param before where the user stood at the earlier date; empty when not there
 * @param after where the user stands at the later date
 * @param scoreBefore the score of the earlier date; 0 when not there
 * @param scoreAfter the score of the later date
 */
record Watched(
    Optional<List<String>> before,
    Optional<List<String>> after,
    double scoreBefore,
    double scoreAfter) {

  /** Users of two plans and three countries, of whom some left, some came and some moved. */
  static List<Watched> random(long seed, int users) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Watched> watched = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      int presence = random.nextInt(10);
      Optional<List<String>> before = presence == 0 ? Optional.empty() : Optional.of(place(random));
      Optional<List<String>> after =
          presence == 1
              ? Optional.empty()
              : before.isPresent() && random.nextInt(4) > 0 ? before : Optional.of(place(random));
      double level = random.nextDouble(20, 60);
      watched.add(
          new Watched(
              before,
              after,
              before.isPresent() ? level + random.nextDouble(20) : 0,
              after.isPresent() ? level + random.nextDouble(-15, 20) : 0));
    }
    return watched;
  }

  private static List<String> place(SplittableRandom random) {
    return List.of(
        random.nextInt(3) == 0 ? "pro" : "free", List.of("at", "de", "fr").get(random.nextInt(3)));
  }

  /** The users summed by where they stood at both dates. */
  static List<Cell> cells(List<Watched> users) {
    record Both(Optional<List<String>> before, Optional<List<String>> after) {}
    Map<Both, PairSums> sums = new LinkedHashMap<>();
    for (Watched user : users) {
      double from = user.scoreBefore;
      double to = user.scoreAfter;
      sums.merge(
          new Both(user.before, user.after),
          new PairSums(1, from, to, from * from, to * to, from * to),
          PairSums::plus);
    }
    List<Cell> cells = new ArrayList<>();
    sums.forEach((both, sum) -> cells.add(new Cell(both.before, both.after, sum)));
    return cells;
  }

  static double meanBefore(List<Watched> users, Predicate<Optional<List<String>>> some) {
    return users.stream()
        .filter(user -> some.test(user.before))
        .mapToDouble(Watched::scoreBefore)
        .average()
        .orElse(0);
  }

  static double meanAfter(List<Watched> users, Predicate<Optional<List<String>>> some) {
    return users.stream()
        .filter(user -> some.test(user.after))
        .mapToDouble(Watched::scoreAfter)
        .average()
        .orElse(0);
  }

  static double countBefore(List<Watched> users, Predicate<Optional<List<String>>> some) {
    return users.stream().filter(user -> some.test(user.before)).count();
  }

  static double countAfter(List<Watched> users, Predicate<Optional<List<String>>> some) {
    return users.stream().filter(user -> some.test(user.after)).count();
  }
}
