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
  private final String[] reasons;

  private Caps(double[] caps, String[] reasons) {
    this.caps = caps;
    this.reasons = reasons;
  }

  static Caps of(ActionTable table) {
    int columns = table.actions().size();
    double[] caps = new double[columns];
    String[] reasons = new String[columns];
    Arrays.fill(reasons, "");
    for (int action = 0; action < columns; action++) {
      double[] sorted = table.column(action);
      Arrays.sort(sorted);
      double[] above = Arrays.stream(sorted).filter(value -> value > sorted[0]).toArray();
      double overall = Quantile.of(sorted, QUANTILE);
      caps[action] =
          overall > sorted[0] || above.length == 0 ? overall : Quantile.of(above, QUANTILE);
      if (above.length == 0) {
        reasons[action] = "never varies";
      } else if (above.length < LEAST_DOERS) {
        reasons[action] = "too rare to tell: only %d users".formatted(above.length);
      }
    }
    return new Caps(caps, reasons);
  }

  /**
   * Caps that can be written into a model: to three digits, and none where nobody of the table is
   * above or where nothing above zero would be left.
   */
  Caps written(ActionTable table) {
    double[] written = new double[caps.length];
    for (int action = 0; action < caps.length; action++) {
      double cap = caps[action] > 0 ? threeDigits(caps[action]) : caps[action];
      boolean caught = Arrays.stream(table.column(action)).anyMatch(value -> value > cap);
      written[action] = caught && cap > 0 ? cap : Double.POSITIVE_INFINITY;
    }
    return new Caps(written, reasons);
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
