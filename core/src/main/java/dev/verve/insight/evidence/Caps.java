package dev.verve.insight.evidence;

import dev.verve.stats.Quantile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The frozen 99th percentile of each action, above which more of it does not count, so that a few
 * extreme users do not decide a weight. Of an action that fewer than one user in a hundred does, it
 * is the 99th percentile among those. Actions that hardly anybody does are left out: nothing can be
 * learned about them.
 */
final class Caps {
  private static final double QUANTILE = 0.99;

  /** The fewest users that must differ from the rest for an action to be weighed. */
  static final int LEAST_DOERS = 30;

  private final double[] caps;
  private final double[] greatest;
  private final String[] reasons;

  private Caps(double[] caps, double[] greatest, String[] reasons) {
    this.caps = caps;
    this.greatest = greatest;
    this.reasons = reasons;
  }

  static Caps of(ActionTable table) {
    int columns = table.actions().size();
    Caps caps = new Caps(new double[columns], new double[columns], new String[columns]);
    IntStream.range(0, columns)
        .parallel()
        .forEach(action -> caps.set(action, table.column(action)));
    return caps;
  }

  private void set(int action, double[] amounts) {
    Arrays.sort(amounts);
    double overall = Quantile.of(amounts, QUANTILE);
    int least = 0;
    while (least < amounts.length && amounts[least] == amounts[0]) {
      least++;
    }
    int doers = amounts.length - least;
    boolean rare = overall <= amounts[0] && doers > 0;
    caps[action] =
        rare ? Quantile.of(Arrays.copyOfRange(amounts, least, amounts.length), QUANTILE) : overall;
    greatest[action] = amounts[amounts.length - 1];
    reasons[action] =
        doers >= LEAST_DOERS
            ? ""
            : doers == 0 ? "never varies" : "too rare to tell: only %d users".formatted(doers);
  }

  /**
   * Caps that can be written into a model: to three digits, and none where nobody of the table is
   * above or where nothing above zero would be left.
   */
  Caps written() {
    double[] written = new double[caps.length];
    for (int action = 0; action < caps.length; action++) {
      double cap = caps[action] > 0 ? threeDigits(caps[action]) : caps[action];
      written[action] = greatest[action] > cap && cap > 0 ? cap : Double.POSITIVE_INFINITY;
    }
    return new Caps(written, greatest, reasons);
  }

  private static double threeDigits(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(3)).doubleValue();
  }

  double cap(int action) {
    return caps[action];
  }

  /** Why an action is left out, empty when it is not. */
  String reason(int action) {
    return reasons[action];
  }

  /** The actions that can be weighed. */
  int[] kept() {
    return IntStream.range(0, caps.length).filter(action -> reasons[action].isEmpty()).toArray();
  }

  List<String> warnings(List<String> actions) {
    List<String> warnings = new ArrayList<>();
    for (int action = 0; action < caps.length; action++) {
      if (!reasons[action].isEmpty()) {
        warnings.add(
            "The weight of %s is unknown: %s.".formatted(actions.get(action), reasons[action]));
      }
    }
    return warnings;
  }
}
