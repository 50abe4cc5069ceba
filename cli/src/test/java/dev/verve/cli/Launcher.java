package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher of the packaged distribution.
 *
 * @param folder where it runs
 */
record Launcher(Path folder) {
  /** The root of the project. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What a command answered and what else it said. */
  record Answer(int status, String out, String err) {
    String said() {
      return out + err;
    }
  }

  /** Runs a command to its end. */
  Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("verve").toString());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
