package dev.verve.duckdb.source;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.List;
import java.util.Map;

/**
 * The rows of an input that could not be used.
 *
 * @param name what the user calls the input, or the first file of it
 * @param rows all rows of the input
 * @param reasons how many could not be used, by reason, most first
 * @param located those that were found again in their files
 */
record Rejects(String name, long rows, Map<String, Long> reasons, List<Reject> located) {
  private static final int SHOWN = 5;

  static Rejects none(String name, long rows) {
    return new Rejects(name, rows, Map.of(), List.of());
  }

  long count() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What became of the rows, when so many of the good ones repeat others. */
  RowTally tally(long repeated) {
    return new RowTally(rows, count(), repeated, reasons, samples());
  }

  private List<Reject> samples() {
    return located.stream().limit(SHOWN).toList();
  }

  /** Adds the problem that there are more than the policy allows. */
  void judge(RejectPolicy policy, Problems problems) {
    if (count() == 0 || count() <= policy.mostShare() * rows) {
      return;
    }
    problems.add(
        Place.file(name),
        "%,d of %,d rows cannot be used (%s)".formatted(count(), rows, inWords()),
        cure());
    for (Reject reject : samples()) {
      problems.add(
          new Place(reject.file(), (int) reject.line(), ""),
          reject.reason() + (reject.text().isEmpty() ? "" : ": " + shorten(reject.text())),
          "");
    }
  }

  private String cure() {
    String others = "see them all with `--rejects FILE`, or allow more with `--max-rejects 5%`.";
    return reasons.containsKey(RowProblems.BAD_TIME)
        ? "Mend them, tell the form of their times with `--time-format '%d/%m/%Y %H:%M'`, " + others
        : "Mend them, " + others;
  }

  private String inWords() {
    return String.join(
        ", ",
        reasons.entrySet().stream()
            .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
            .toList());
  }

  private static String shorten(String text) {
    String line = text.replace("\r", "").replace("\n", "\\n");
    return line.length() > 100 ? line.substring(0, 100) + "…" : line;
  }
}
