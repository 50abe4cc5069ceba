package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken model gets one clear block: what is wrong, where, the cure; exit 2; no trace. */
class BadModelTest {
  private static final Path FOLDER = Golden.resources("bad/models");

  static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void saysWhatIsWrong(Path model) throws IOException {
    Run run = Run.of("check", model.toString());
    assertThat(run.status()).isEqualTo(Failure.USER_ERROR);
    assertThat(run.out()).isEmpty();
    String said = run.err().replace(model.toString(), "model.yaml");
    assertThat(said).doesNotContain("Exception", "\tat ", "dev.verve");
    Golden.check(Path.of(model.toString().replace(".yaml", ".txt")), said);
  }

  @Test
  void thereAreAtLeast40() throws IOException {
    assertThat(models()).hasSizeGreaterThanOrEqualTo(40);
  }
}
