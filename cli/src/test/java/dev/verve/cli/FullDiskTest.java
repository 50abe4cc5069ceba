package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no room is left, that is said in one line, and nothing is half-written. */
@Order(2)
class FullDiskTest {
  @TempDir Path folder;
  private ChildVerve verve;
  private Path results;

  @BeforeEach
  void makeFolders() throws IOException {
    verve = new ChildVerve(folder);
    results = Files.createDirectories(folder.resolve("results"));
  }

  @Test
  void aFileThatMayNotGrow() throws Exception {
    Path output = Files.writeString(results.resolve("scores.csv"), "before");
    List<String> arguments = verve.largeScore(output);
    assertSaysSo(verve.run(verve.command("dev.verve.cli.CappedVerve", arguments)));
    assertThat(ChildVerve.names(results)).containsExactly("scores.csv");
    assertThat(output).hasContent("before");
    assertThat(verve.leftovers()).isEmpty();
  }

  @Test
  void aSmallFileSystem() throws Exception {
    List<String> space = List.of("unshare", "-rm", "sh", "-c");
    String mount = "mount -t tmpfs -o size=1m none '" + results + "'";
    boolean permitted =
        new ProcessBuilder(List.of("unshare", "-rm", "sh", "-c", mount)).start().waitFor() == 0;
    assumeTrue(permitted, "no file system may be mounted here");
    String score =
        verve
            .command("dev.verve.cli.Verve", verve.largeScore(results.resolve("s.parquet")))
            .stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    String script = mount + "; " + score + "; status=$?; ls -A '" + results + "'; exit $status";
    assertSaysSo(
        verve.run(List.of(space.get(0), space.get(1), space.get(2), space.get(3), script)));
  }

  @Test
  void theAnswerItself() throws Exception {
    String demo =
        Files.writeString(folder.resolve("e.csv"), "user_id,event,day\nu,login,2026-01-01\n")
            .toString();
    Path model = Files.writeString(folder.resolve("m.yaml"), "name: m\nactions: {login: 1}\n");
    List<String> arguments = List.of("score", demo, "--model", model.toString());
    String score = String.join(" ", verve.command("dev.verve.cli.Verve", arguments));
    assertSaysSo(verve.run(List.of("sh", "-c", score + " > /dev/full")));
  }

  private static void assertSaysSo(Run run) {
    assertThat(run.status()).as(run.err()).isEqualTo(Failure.USER_ERROR);
    assertThat(run.err().lines().filter(line -> !line.startsWith("note: ")))
        .singleElement()
        .asString()
        .startsWith("verve: the disk is full");
    assertThat(run.out()).isEmpty();
  }
}
