package dev.verve.server.page;

import dev.verve.chart.DayLine;
import dev.verve.chart.Digits;
import dev.verve.insight.Distribution;
import dev.verve.insight.metrics.Benchmark;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The average beside a benchmark, where somebody chose one.
 *
 * @param benchmark the chosen one; empty for none
 * @param words how the average compares; empty where nothing is chosen, or nobody is there
 */
public record Compared(Optional<Benchmark> benchmark, String words) {

  static Compared asked(Context ctx, Distribution now) {
    Optional<Benchmark> chosen =
        Optional.ofNullable(ctx.queryParam("benchmark"))
            .filter(word -> !word.isEmpty())
            .map(
                word ->
                    Benchmark.find(word)
                        .orElseThrow(() -> HttpProblem.malformed("there is no benchmark " + word)));
    String words =
        chosen.isPresent() && now.average().isPresent()
            ? words(chosen.get(), now.average().getAsDouble())
            : "";
    return new Compared(chosen, words);
  }

  private static String words(Benchmark benchmark, double average) {
    return "%s: good is %d to %d, average from %d; yours is %s, %s. %s"
        .formatted(
            benchmark.title(),
            benchmark.good(),
            benchmark.best(),
            benchmark.average(),
            Digits.tenths(average),
            benchmark.standing(average),
            Benchmark.CAUTION);
  }

  /** What may be chosen. */
  public Benchmark[] all() {
    return Benchmark.values();
  }

  /** Whether a benchmark is the chosen one. */
  public boolean isChosen(Benchmark other) {
    return benchmark.filter(other::equals).isPresent();
  }

  /** The word of the chosen one; empty for none. */
  public String word() {
    return benchmark.map(Benchmark::word).orElse("");
  }

  /** Its levels as lines of a chart. */
  List<DayLine.Level> levels() {
    return benchmark.stream()
        .flatMap(
            chosen ->
                Stream.of(
                    new DayLine.Level(chosen.title() + ": good", chosen.good()),
                    new DayLine.Level(chosen.title() + ": average", chosen.average())))
        .toList();
  }
}
