package dev.verve.spark;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/**
 * What a command said, and how it ended.
 *
 * @param status its exit status
 * @param out what it answered
 * @param err what it noted
 */
record Said(int status, String out, String err) {

  /** Runs a command of the command line in this process. */
  static Said by(String... arguments) {
    ToolProvider verve =
        ServiceLoader.load(ToolProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(tool -> tool.name().equals("verve"))
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        verve.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
