package dev.verve.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs ways to one answer by turns, so that a busy machine slows all alike, and notes medians. The
 * first time of each, which also loads classes and fills caches, is not counted.
 */
final class Race {
  private final int rounds;
  private final Meter meter;
  private final Path notes;
  private final Set<Answer> asked;
  private final Duration warming;

  /**
   * A race.
   *
   * @param notes the file to which what was measured is added, for {@link Results}
   * @param asked the answers that are raced for
   */
  Race(int rounds, Meter meter, Path notes, Set<Answer> asked) {
    this(rounds, meter, notes, asked, Duration.ZERO);
  }

  private Race(int rounds, Meter meter, Path notes, Set<Answer> asked, Duration warming) {
    this.rounds = rounds;
    this.meter = meter;
    this.notes = notes;
    this.asked = asked;
    this.warming = warming;
  }

  /**
   * The same race, in which each answer is gone for by turns so long before anything counts: for
   * engines whose own code is compiled while it runs.
   */
  Race withWarming(Duration atLeast) {
    return new Race(rounds, meter, notes, asked, atLeast);
  }

  /** Whether one of these answers is raced for. */
  boolean asks(Answer... answers) {
    return List.of(answers).stream().anyMatch(asked::contains);
  }

  /** Ways to an answer by who goes them, in the order of the table. */
  static Map<String, Runnable> between(String one, Runnable first, String other, Runnable second) {
    Map<String, Runnable> ways = new LinkedHashMap<>();
    ways.put(one, first);
    ways.put(other, second);
    return ways;
  }

  /**
   * Runs each way so many times and notes its medians.
   *
   * @param check throws where the ways did not come to the same
   */
  void run(Answer answer, Map<String, Runnable> ways, Runnable check) {
    if (!asks(answer)) {
      return;
    }
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    long enough = System.nanoTime() + warming.toNanos();
    do {
      ways.forEach((who, way) -> way.run());
    } while (System.nanoTime() < enough);
    for (int i = 0; i < rounds; i++) {
      ways.forEach(
          (who, way) -> costs.computeIfAbsent(who, w -> new ArrayList<>()).add(meter.measure(way)));
    }
    check.run();
    costs.forEach((who, all) -> note(answer.title(), who, Cost.median(all)));
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
