package dev.verve.insight.impact;

import dev.verve.engine.Row;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of one unit of a panel while they are gathered. */
final class UnitRows {
  private static final int MOST_PROBLEMS = 5;

  private final String name;
  private final double[] values;
  private final double[] flags;
  private @Nullable String cluster;
  private boolean moves;
  private boolean repeats;
  private boolean contradicts;

  UnitRows(String name, int periods) {
    this.name = name;
    values = new double[periods];
    flags = new double[periods];
    Arrays.fill(values, Double.NaN);
    Arrays.fill(flags, Double.NaN);
  }

  void add(Row row, Periods periods) {
    int period = periods.indexOf(row.string("period"));
    Double value = row.number("y");
    Double flag = row.number("treated");
    values[period] = value == null ? Double.NaN : value;
    flags[period] = flag == null ? Double.NaN : flag;
    repeats |= row.whole("seen") > 1;
    contradicts |= flag == null || !flag.equals(row.number("treated_most"));
    contradicts |= flag != null && flag != 0 && flag != 1;
    String here = row.text("cluster");
    moves |= here == null || !here.equals(row.text("cluster_most"));
    moves |= cluster != null && !cluster.equals(here);
    cluster = here;
  }

  boolean isComplete() {
    return Arrays.stream(values).noneMatch(Double::isNaN);
  }

  /** Reports what cannot be right, of the first units only. */
  void check(int start, Periods periods, Problems problems) {
    if (problems.found().size() >= MOST_PROBLEMS) {
      return;
    }
    if (repeats) {
      problem(problems, "--unit", "stands twice in a period", "Give one row a unit and period.");
    } else if (contradicts) {
      problem(
          problems,
          "--treated",
          "is not told to be treated (1, true) or not (0, false)",
          "Fill the column with one of the two.");
    } else if (moves) {
      problem(problems, "--cluster", "has no cluster, or several", "Give each unit one cluster.");
    } else if (isTreated() && !startsAt(start)) {
      int first = first(1, 0);
      int ends = first(0, first);
      problem(
          problems,
          "--treated",
          ends < flags.length
              ? "is treated at %s, but no longer at %s"
                  .formatted(periods.name(first), periods.name(ends))
              : "becomes treated at %s, not at %s"
                  .formatted(periods.name(first), periods.name(start)),
          "Compare units that start together and stay treated; leave the others out.");
    }
  }

  PanelUnit unit() {
    return new PanelUnit(String.valueOf(cluster), isTreated(), values);
  }

  private boolean isTreated() {
    return Arrays.stream(flags).anyMatch(flag -> flag == 1);
  }

  /** A flag of the unit is 1 throughout; a flag of the period is 0 before the start. */
  private boolean startsAt(int start) {
    double[] told = Arrays.stream(flags).filter(flag -> !Double.isNaN(flag)).toArray();
    if (Arrays.stream(told).allMatch(flag -> flag == 1)) {
      return true;
    }
    boolean before = Arrays.stream(flags, 0, start).noneMatch(flag -> flag == 1);
    return before && Arrays.stream(flags, start, flags.length).noneMatch(flag -> flag == 0);
  }

  /** The first period from one on with a flag; the number of periods where there is none. */
  private int first(double flag, int from) {
    int period = from;
    while (period < flags.length && flags[period] != flag) {
      period++;
    }
    return period;
  }

  private void problem(Problems problems, String option, String message, String cure) {
    problems.add(Place.option(option), "unit '" + name + "' " + message, cure);
  }
}
