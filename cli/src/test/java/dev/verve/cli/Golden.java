package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what a command is to say. Run with {@code -Dverve.golden=update} to write them
 * anew, and read the difference before committing it.
 */
final class Golden {
  private Golden() {}

  static Path resources(String folder) {
    return Path.of("src", "test", "resources").resolve(folder);
  }

  static void check(Path golden, String actual) throws IOException {
    if ("update".equals(System.getProperty("verve.golden"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).as(golden.toString()).isEqualTo(Files.readString(golden));
  }
}
