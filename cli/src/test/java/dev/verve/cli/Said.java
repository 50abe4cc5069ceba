package dev.verve.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command said.
 *
 * @param status its exit status
 * @param out the answer
 * @param err everything else
 */
record Said(int status, String out, String err) {

  /** Runs a command that reads nothing from standard input. */
  static Said by(String... args) {
    return reading("", args);
  }

  /** Runs a command with a text on standard input. */
  static Said reading(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Console console = Console.of(out, err, in, false, false);
    int status = Verve.run(console, args);
    console.flush();
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
