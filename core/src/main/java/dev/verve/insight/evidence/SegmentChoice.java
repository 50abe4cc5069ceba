package dev.verve.insight.evidence;

import dev.verve.stats.Auc;
import dev.verve.stats.CoefficientDrift;
import dev.verve.stats.LogisticRegression;
import dev.verve.stats.SignedFit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether some users deserve weights of their own. On the last training cut but one the signed fit
 * of a segment is held against that of everybody else; where a weight differs significantly (z,
 * Benjamini and Hochberg over the actions, Bonferroni over the segments) and by 30 % or more, the
 * segment's own weights of these actions are tried on the last training cut, and taken where
 * everybody is ranked better with them. The cut that all is judged on decides nothing.
 */
final class SegmentChoice {
  private static final double LEVEL = 0.05;
  private static final double WORTH_A_CHANGE = 0.001;
  private static final int LEAST_LATER = 30;

  private final ActionTable training;
  private final CutRows rows;
  private final double[] everybody;
  private final LogisticRegression regression;

  /**
   * A choice.
   *
   * @param training all training cuts, shaped
   * @param everybody the weights that are learned from all of them
   */
  SegmentChoice(
      ActionTable training, CutRows rows, double[] everybody, LogisticRegression regression) {
    this.training = training;
    this.rows = rows;
    this.everybody = everybody;
    this.regression = regression;
  }

  /** Whether there are cuts enough to learn on one and to try on a later one. */
  boolean canTell() {
    return rows.cuts() >= 2;
  }

  /** The segments with weights of their own, of those whose users are given as bits of each row. */
  List<SegmentWeights> best(List<Segment> segments, long[] bits) {
    List<SegmentWeights> best = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      long bit = 1L << i;
      Segment segment = segments.get(i);
      differing(bit, bits, segments.size())
          .flatMap(actions -> tried(segment, actions, bit, bits))
          .ifPresent(best::add);
    }
    return best;
  }

  /** The actions that are worth something else; empty where that cannot be told or none is. */
  private Optional<int[]> differing(long bit, long[] bits, int segments) {
    int cut = rows.cuts() - 2;
    ActionTable own = training.rows(of(cut, bit, bits, true));
    ActionTable rest = training.rows(of(cut, bit, bits, false));
    if (own.rows() == 0
        || rest.rows() == 0
        || !TuneGuards.reasonsToRefuse(own).isEmpty()
        || !TuneGuards.reasonsToRefuse(rest).isEmpty()) {
      return Optional.empty();
    }
    List<CoefficientDrift> drifts =
        CoefficientDrift.between(
            SignedFit.of(rest.sample()), SignedFit.of(own.sample()), training.actions());
    int[] actions =
        IntStream.range(0, drifts.size())
            .filter(j -> drifts.get(j).changed() && drifts.get(j).p() < LEVEL / segments)
            .toArray();
    return actions.length == 0 ? Optional.empty() : Optional.of(actions);
  }

  private Optional<SegmentWeights> tried(Segment segment, int[] actions, long bit, long[] bits) {
    int last = rows.cuts() - 1;
    int from = rows.end(last - 1);
    int[] chosen = IntStream.range(from, rows.end(last)).toArray();
    ActionTable later = training.rows(chosen);
    if (later.minority() < LEAST_LATER) {
      return Optional.empty();
    }
    int[] before = IntStream.range(0, from).toArray();
    double[] known = weights(training.rows(before));
    double[] own = mixed(known, weights(training.rows(members(before, bit, bits))), actions);
    double[] plain = later.sums(known);
    double[] apart = later.sums(own);
    for (int row = 0; row < plain.length; row++) {
      apart[row] = (bits[from + row] & bit) != 0 ? apart[row] : plain[row];
    }
    double auc = Auc.of(plain, later.outcomes());
    double better = Auc.of(apart, later.outcomes());
    if (better < auc + WORTH_A_CHANGE) {
      return Optional.empty();
    }
    int[] all = IntStream.range(0, training.rows()).toArray();
    double[] learned = weights(training.rows(members(all, bit, bits)));
    Map<String, Double> differing = new HashMap<>();
    IntStream.of(actions).forEach(j -> differing.put(training.actions().get(j), learned[j]));
    return Optional.of(new SegmentWeights(segment, differing, auc, better));
  }

  private double[] mixed(double[] all, double[] own, int[] actions) {
    double[] mixed = all.clone();
    IntStream.of(actions).forEach(j -> mixed[j] = own[j]);
    return mixed;
  }

  private double[] weights(ActionTable table) {
    return table.minority() == 0 ? everybody : regression.fit(table.sample()).weights();
  }

  private static int[] members(int[] chosen, long bit, long[] bits) {
    return IntStream.of(chosen).filter(row -> (bits[row] & bit) != 0).toArray();
  }

  private int[] of(int cut, long bit, long[] bits, boolean inside) {
    int from = cut == 0 ? 0 : rows.end(cut - 1);
    return IntStream.range(from, rows.end(cut))
        .filter(row -> ((bits[row] & bit) != 0) == inside)
        .toArray();
  }
}
