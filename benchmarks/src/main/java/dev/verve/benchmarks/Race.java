package dev.verve.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs ways to one answer by turns, so that a busy machine slows all alike, and notes medians. The
 * first time of each, which also loads classes and fills caches, is not counted.
 */
final class Race {
  private final int rounds;
  private final Meter meter;
  private final Path notes;

  /**
   * A race.
   *
   * @param notes the file to which what was measured is added, for {@link Results}
   */
  Race(int rounds, Meter meter, Path notes) {
    this.rounds = rounds;
    this.meter = meter;
    this.notes = notes;
  }

  /** Ways to an answer by who goes them, in the order of the table. */
  static Map<String, Runnable> between(String one, Runnable first, String other, Runnable second) {
    Map<String, Runnable> ways = new LinkedHashMap<>();
    ways.put(one, first);
    ways.put(other, second);
    return ways;
  }

  /** Runs each way so many times and notes its medians. */
  void run(String answer, Map<String, Runnable> ways) {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    ways.forEach((who, way) -> way.run());
    for (int i = 0; i < rounds; i++) {
      ways.forEach(
          (who, way) -> costs.computeIfAbsent(who, w -> new ArrayList<>()).add(meter.measure(way)));
    }
    costs.forEach((who, all) -> note(answer, who, Cost.median(all)));
  }

  private void note(String answer, String who, Cost cost) {
    String line =
        String.format(
            Locale.ROOT,
            "%s\t%s\t%.3f\t%.3f\t%.0f%n",
            answer,
            who,
            cost.seconds(),
            cost.processor(),
            cost.bytes());
    System.err.print("  " + line);
    try {
      Files.writeString(notes, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
