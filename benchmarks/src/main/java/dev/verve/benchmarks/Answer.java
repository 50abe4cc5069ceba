package dev.verve.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What everybody in a race answers. */
enum Answer {
  SCORE_30("30-day score"),
  SCORE_180("180-day score, half-life and caps"),
  ACCOUNTS("30-day score, accounts by mean"),
  ONE_DAY("one day from the rollup"),
  HISTORY("90-day history from the rollup"),
  DIAGNOSIS("diagnosis of four weeks");

  private final String title;

  Answer(String title) {
    this.title = title;
  }

  /** What the table calls it. */
  String title() {
    return title;
  }

  /** The answers of these names, with blanks between; all of them where none is named. */
  static Set<Answer> named(String names) {
    Set<Answer> all = EnumSet.noneOf(Answer.class);
    Arrays.stream(names.strip().split("\\s+", -1))
        .filter(name -> !name.isEmpty())
        .forEach(name -> all.add(valueOf(name.toUpperCase(Locale.ROOT))));
    return all.isEmpty() ? EnumSet.allOf(Answer.class) : all;
  }
}
