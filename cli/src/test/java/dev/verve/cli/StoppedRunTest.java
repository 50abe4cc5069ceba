package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at any time leaves the world as it was. */
class StoppedRunTest {
  private static final int BY_INTERRUPT = 130;

  @TempDir Path folder;
  private ChildVerve verve;
  private Path results;

  @BeforeEach
  void makeFolders() throws IOException {
    verve = new ChildVerve(folder);
    results = Files.createDirectories(folder.resolve("results"));
  }

  @Test
  void whileItWaitsForEvents() throws Exception {
    Path model = Files.writeString(folder.resolve("model.yaml"), "name: m\nactions: {login: 1}\n");
    Path output = results.resolve("scores.csv");
    List<String> arguments =
        List.of("score", "-", "--model", model.toString(), "-o", output.toString());
    Process process = verve.start(verve.command("dev.verve.cli.Verve", arguments));
    await(process, () -> verve.leftovers().stream().anyMatch(name -> name.startsWith("verve-")));
    assertStops(process, List.of());
  }

  @Test
  void whileItWrites() throws Exception {
    Path output = Files.writeString(results.resolve("scores.csv"), "before");
    List<String> arguments = verve.largeScore(output);
    Process process = verve.start(verve.command("dev.verve.cli.Verve", arguments));
    await(process, () -> ChildVerve.names(results).size() > 1);
    assertStops(process, List.of("scores.csv"));
    assertThat(output).hasContent("before");
  }

  private void assertStops(Process process, List<String> kept)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    Run run = verve.finish(process);
    assertThat(run.status()).as(run.err()).isEqualTo(BY_INTERRUPT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(ChildVerve.names(results)).isEqualTo(kept);
    assertThat(verve.leftovers()).isEmpty();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits for a condition; a process that ends before has to tell why. */
  private void await(Process process, Condition condition)
      throws IOException, InterruptedException {
    while (!condition.holds()) {
      if (!process.isAlive()) {
        fail("it ended before, with: " + verve.finish(process));
      }
      Thread.sleep(1);
    }
  }
}
