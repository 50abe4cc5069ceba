package dev.verve.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Values laid out along an axis.
 *
 * @param low the value at the start
 * @param high the value at the end; above {@code low}
 * @param start where the axis begins, in pixels
 * @param end where it ends, in pixels; may lie before the start
 */
record Scale(double low, double high, double start, double end) {
  Scale {
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "an axis must run upwards, was %s to %s".formatted(low, high));
    }
  }

  /** An axis around values, never of no length. */
  static Scale around(double low, double high, double start, double end) {
    double room = high > low ? 0.06 * (high - low) : 1;
    return new Scale(low - room, high + room, start, end);
  }

  /** Where a value lies; what is outside lies at the nearest end. */
  double at(double value) {
    double held = Math.max(low, Math.min(high, value));
    return start + (held - low) / (high - low) * (end - start);
  }

  /** Round values within, about so many. */
  List<Double> ticks(int about) {
    double rough = (high - low) / Math.max(1, about);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      ticks.add(k == 0 ? 0 : k * step);
    }
    return ticks;
  }
}
