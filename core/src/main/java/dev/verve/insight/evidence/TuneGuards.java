package dev.verve.insight.evidence;

import dev.verve.stats.SignedFit;
import dev.verve.stats.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When weights must not be learned from a table, and when only with a warning. */
final class TuneGuards {
  static final int LEAST_CLASS = 100;
  static final int LEAST_PER_ACTION = 10;
  static final int FEW_PER_ACTION = 20;
  static final int LEAST_CLUSTERS = 10;
  static final double MOST_ALIKE = 30;

  private TuneGuards() {}

  /** Whether a class of outcomes is too small, whatever the actions are. */
  static boolean tooFew(boolean[] outcomes) {
    long positives = IntStream.range(0, outcomes.length).filter(row -> outcomes[row]).count();
    return Math.min(positives, outcomes.length - positives) < LEAST_CLASS;
  }

  /** What can be said before any fit. */
  static List<String> reasonsToRefuse(ActionTable table) {
    List<String> reasons = new ArrayList<>();
    int actions = table.actions().size();
    if (table.minority() < LEAST_CLASS) {
      reasons.add(
          "%d users with the outcome and %d without; at least %d of either are needed."
              .formatted(table.positives(), table.rows() - table.positives(), LEAST_CLASS));
    }
    if (table.minority() < LEAST_PER_ACTION * actions) {
      reasons.add(
          "%d users of the rarer outcome for %d actions; at least %d for each action are needed."
              .formatted(table.minority(), actions, LEAST_PER_ACTION));
    }
    table.clusters().ifPresent(ids -> clusters(table, ids, reasons));
    if (!reasons.isEmpty()) {
      return reasons;
    }
    double condition = table.design().conditionNumber();
    if (condition > MOST_ALIKE) {
      reasons.add(alike(table, condition));
    }
    return reasons;
  }

  /** Whether the outcomes are split without overlap, in which case no weight is the best. */
  static Optional<String> separation(SignedFit signed, ActionTable table) {
    return signed
        .weight(0)
        .either(known -> Optional.<Unknown>empty(), Optional::of)
        .filter(unknown -> unknown.reason().startsWith("separation"))
        .map(unknown -> unknown.reason() + oneSided(table))
        .map("The weights do not exist: %s."::formatted);
  }

  private static String oneSided(ActionTable table) {
    return IntStream.range(0, table.actions().size())
        .filter(action -> isOneSided(table.column(action), table.outcomes()))
        .mapToObj(table.actions()::get)
        .reduce((left, right) -> left + ", " + right)
        .map("; only users of one outcome do: "::concat)
        .orElse("");
  }

  private static boolean isOneSided(double[] amounts, boolean[] outcomes) {
    double least = Arrays.stream(amounts).min().orElse(0);
    return IntStream.range(0, amounts.length)
            .filter(row -> amounts[row] > least)
            .mapToObj(row -> outcomes[row])
            .distinct()
            .count()
        == 1;
  }

  static List<String> warnings(ActionTable table) {
    if (table.minority() >= FEW_PER_ACTION * table.actions().size()) {
      return List.of();
    }
    return List.of(
        "Only %d users of the rarer outcome for %d actions: below %d for each the weights are rough."
            .formatted(table.minority(), table.actions().size(), FEW_PER_ACTION));
  }

  /** The refusal of a table, with what is known of its actions. */
  static Tuning refused(ActionTable table, Caps caps, List<String> reasons) {
    return refused(table.size(), caps, reasons);
  }

  /** The refusal of a table of which the size is left. */
  static Tuning refused(ActionTable.Size table, Caps caps, List<String> reasons) {
    List<String> warnings = new ArrayList<>(reasons);
    warnings.addAll(caps.warnings(table.actions()));
    List<LearnedWeight> weights =
        IntStream.range(0, table.actions().size())
            .mapToObj(
                action ->
                    Learned.leftOut(
                        table.actions().get(action),
                        caps.reason(action).isEmpty() ? "not learned" : caps.reason(action)))
            .toList();
    return new Tuning.Refused(
        table.rows(), table.positives(), weights, warnings, "INSUFFICIENT: " + reasons.get(0));
  }

  private static void clusters(ActionTable table, int[] ids, List<String> reasons) {
    for (boolean outcome : new boolean[] {true, false}) {
      long holding =
          IntStream.range(0, ids.length)
              .filter(row -> table.outcomes()[row] == outcome)
              .map(row -> ids[row])
              .distinct()
              .count();
      if (holding < LEAST_CLUSTERS) {
        reasons.add(
            "Only %d clusters hold users %s the outcome; at least %d are needed to resample them."
                .formatted(holding, outcome ? "with" : "without", LEAST_CLUSTERS));
      }
    }
  }

  private static String alike(ActionTable table, double condition) {
    Pair most = Pair.mostAlike(table);
    return "The actions say so much the same that their weights cannot be told apart (condition number %s, above %.0f); most alike are %s and %s, correlation %.3f. Ignore one of them."
        .formatted(
            Double.isInfinite(condition) ? "infinite" : "%.0f".formatted(condition),
            MOST_ALIKE,
            table.actions().get(most.first()),
            table.actions().get(most.second()),
            most.correlation());
  }
}
