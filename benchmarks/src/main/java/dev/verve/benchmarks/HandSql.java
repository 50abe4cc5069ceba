package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Scripts that somebody who knows DuckDB well would write for one model alone. */
final class HandSql {
  private HandSql() {}

  static String text(String name) {
    try (InputStream stream =
        Objects.requireNonNull(HandSql.class.getResourceAsStream(name + ".sql"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run(DuckDbEngine engine, String name, Path file) {
    statements(text(name).replace(":file", file.toString())).forEach(engine::execute);
  }

  /** The statements of a script. */
  static List<String> statements(String script) {
    return Stream.of(script.split(";\n", -1)).filter(one -> !one.isBlank()).toList();
  }

  static void loadWeights(DuckDbEngine engine) {
    engine.table(
        "hand_weight",
        "select 'event_' || lpad(i::varchar, 2, '0') as event, i::integer as k, (1 + i % 5)::double"
            + " as w from range(30) t(i)");
  }
}
