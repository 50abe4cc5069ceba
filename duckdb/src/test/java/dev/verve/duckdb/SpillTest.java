package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data beyond the memory limit goes to disk, is counted, and leaves nothing behind. */
class SpillTest {
  private static final String ROWS = "select i, hash(i) as a, hash(-i) as b from range(%d) t(i)";

  @TempDir Path folder;

  @Test
  void saysHowMuchWentToDisk() throws IOException {
    DuckDbOptions options =
        DuckDbOptions.defaults().withThreads(1).withMemory("100MB").withSpill(folder);
    try (DuckDbEngine engine = DuckDbEngine.open(options)) {
      engine.table("small", ROWS.formatted(1_000));
      assertThat(engine.spilledBytes()).isZero();
      engine.table("large", ROWS.formatted(8_000_000));
      assertThat(engine.spilledBytes()).isGreaterThan(10_000_000);
      assertThat(engine.query("select count(*) as n from large").get(0).whole("n"))
          .isEqualTo(8_000_000);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
