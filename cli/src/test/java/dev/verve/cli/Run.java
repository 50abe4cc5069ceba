package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A command that was run in this process.
 *
 * @param status its exit status
 * @param out what it answered
 * @param err what else it said
 */
record Run(int status, String out, String err) {

  /** Runs a command without standard input. */
  static Run of(String... args) {
    return withInput("", args);
  }

  /** Runs a command that reads a text on standard input. */
  static Run withInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(
            out,
            err,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            false,
            false);
    int status = Verve.run(console, args);
    console.flush();
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The answer of a command that was asked for JSON. */
  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }
}
