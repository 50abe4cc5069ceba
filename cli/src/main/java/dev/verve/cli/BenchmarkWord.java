package dev.verve.cli;

import dev.verve.insight.metrics.Benchmark;
import dev.verve.problem.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a benchmark by its word. */
final class BenchmarkWord implements ITypeConverter<Benchmark> {
  private static final List<String> WORDS =
      Arrays.stream(Benchmark.values()).map(Benchmark::word).toList();

  /** The words, for the help text. */
  static final class All extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    All() {
      super(WORDS);
    }
  }

  @Override
  public Benchmark convert(String value) {
    return Benchmark.find(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no benchmark. %s"
                        .formatted(value, Suggestion.didYouMean(value, WORDS))));
  }
}
