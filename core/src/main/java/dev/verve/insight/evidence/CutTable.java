package dev.verve.insight.evidence;

import dev.verve.model.Curve;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Everybody at one date: what they had done by then, what a model and naive rules said of them, and
 * what became of them.
 */
final class CutTable {
  private final LocalDate date;
  private final List<String> groups;
  private final ActionTable amounts;
  private final Map<Signal, double[]> signals;

  /** What is known of each user beside the amounts. */
  enum Signal {
    RAW("present", "the present model"),
    SCORE("score", "the present score"),
    COUNT("count", "the unweighted count of all actions"),
    RECENCY("recency", "how recent the last action is"),
    DAYS("active_days", "the number of active days");

    private final String slug;
    private final String words;

    Signal(String slug, String words) {
      this.slug = slug;
      this.words = words;
    }

    String slug() {
      return slug;
    }

    String words() {
      return words;
    }
  }

  /**
   * A table.
   *
   * @param groups the account of each user, or the user where there is none
   */
  CutTable(
      LocalDate date, List<String> groups, ActionTable amounts, Map<Signal, double[]> signals) {
    this.date = date;
    this.groups = groups;
    this.amounts = amounts;
    this.signals = signals;
  }

  LocalDate date() {
    return date;
  }

  ActionTable amounts() {
    return amounts;
  }

  double[] signal(Signal signal) {
    double[] values = signals.get(signal);
    if (values == null) {
      throw new IllegalStateException("no " + signal);
    }
    return values;
  }

  /** The groups as numbers. */
  int[] clusters() {
    return numbered(groups);
  }

  /** Whether several users share a group. */
  boolean isGrouped() {
    return groups.stream().distinct().count() < groups.size();
  }

  /** The rows of several dates one under the other; one user of two dates is one cluster. */
  static ActionTable stacked(List<CutTable> tables, Curve curve) {
    List<String> actions = tables.get(0).amounts.actions();
    int rows = tables.stream().mapToInt(table -> table.amounts.rows()).sum();
    double[] values = new double[rows * actions.size()];
    boolean[] outcomes = new boolean[rows];
    List<String> groups = tables.stream().flatMap(table -> table.groups.stream()).toList();
    int row = 0;
    for (CutTable table : tables) {
      double[] bent = Arrays.stream(table.amounts.amounts()).map(curve::at).toArray();
      System.arraycopy(bent, 0, values, row * actions.size(), bent.length);
      System.arraycopy(table.amounts.outcomes(), 0, outcomes, row, table.amounts.rows());
      row += table.amounts.rows();
    }
    return ActionTable.of(actions, values, outcomes).inClusters(numbered(groups));
  }

  private static int[] numbered(List<String> groups) {
    Map<String, Integer> numbers = new HashMap<>();
    return IntStream.range(0, groups.size())
        .map(row -> numbers.computeIfAbsent(groups.get(row), group -> numbers.size()))
        .toArray();
  }
}
