package dev.verve.engine.contract;

import dev.verve.model.Rollup;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores of accounts from the standings of their users. */
final class ReferenceRollup {
  private final ScoreModel model;
  private final Map<String, List<Expected.Standing>> members = new TreeMap<>();
  private final Map<String, Double> seats = new HashMap<>();
  private final Account account;
  private final Trait trait;

  /** The account of a user. */
  interface Account {
    @Nullable String of(String user);
  }

  /** A trait of a user. */
  interface Trait {
    @Nullable String of(String user, String name);
  }

  ReferenceRollup(ScoreModel model, Account account, Trait trait) {
    this.model = model;
    this.account = account;
    this.trait = trait;
  }

  SortedMap<String, Double> of(SortedMap<String, Expected.Standing> users) {
    Rollup rollup = model.rollup();
    SortedMap<String, Double> scores = new TreeMap<>();
    if (rollup == null) {
      return scores;
    }
    users.forEach(this::join);
    SortedMap<String, Double> sums = new TreeMap<>();
    members.forEach(
        (name, own) -> sums.put(name, own.stream().mapToDouble(Expected.Standing::raw).sum()));
    members.forEach(
        (name, own) ->
            scores.put(
                name,
                rollup.scale() == null
                    ? score(rollup, name, own)
                    : new ReferenceScale(rollup.scale(), sums.values())
                        .score(Objects.requireNonNull(sums.get(name)))));
    return scores;
  }

  private void join(String user, Expected.Standing standing) {
    String name = account.of(user);
    if (name != null) {
      members.computeIfAbsent(name, n -> new ArrayList<>()).add(standing);
      PlainCondition.number(trait.of(user, "seats"))
          .ifPresent(number -> seats.merge(name, number, Math::max));
    }
  }

  private double score(Rollup rollup, String name, List<Expected.Standing> own) {
    List<Double> scores = new ArrayList<>(own.stream().map(Expected.Standing::score).toList());
    scores.sort(Collections.reverseOrder());
    int n = scores.size();
    double places = Math.max(n, seats.getOrDefault(name, 0.0));
    return switch (rollup.kind()) {
      case MEAN -> sum(scores) / places;
      case MEDIAN -> (scores.get((n - 1) / 2) + scores.get(n / 2)) / 2;
      case MAX -> scores.get(0);
      case TOP -> sum(scores.subList(0, Math.min(n, rollup.top()))) / Math.min(n, rollup.top());
      case ACTIVE_SHARE -> {
        double second = model.bands().list().get(1).least();
        yield 100.0 * scores.stream().filter(score -> score >= second).count() / places;
      }
      case SUM -> throw new AssertionError();
    };
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
