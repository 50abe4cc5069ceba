package dev.verve.cli;

import java.util.List;

/** A line of days in one row of text, from nothing to the highest of them. */
final class Spark {
  private static final String STEPS = "▁▂▃▄▅▆▇█";

  private Spark() {}

  /** One character a day; a loss is drawn by its size, as a gain is. */
  static String line(List<Double> days) {
    double most = days.stream().mapToDouble(Math::abs).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double day : days) {
      double share = most == 0 ? 0 : Math.abs(day) / most;
      line.append(STEPS.charAt((int) Math.min(STEPS.length() - 1, Math.floor(share * 8))));
    }
    return line.toString();
  }
}
