package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicallyTest {
  @TempDir Path folder;

  @Test
  void aFailedWriteLeavesWhatWasThere() throws IOException {
    Path target = Files.writeString(folder.resolve("scores.csv"), "before");
    assertThatThrownBy(
            () ->
                Atomically.write(
                    target,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IllegalStateException("stopped");
                    }))
        .hasMessage("stopped");
    assertThat(target).hasContent("before");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void aWholeWriteTakesItsPlace() throws IOException {
    Path target = Files.writeString(folder.resolve("scores.csv"), "before");
    Atomically.write(target, part -> Files.writeString(part, "after"));
    assertThat(target).hasContent("after");
  }
}
