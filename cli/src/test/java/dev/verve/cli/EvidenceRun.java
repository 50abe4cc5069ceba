package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One run of the command line inside this process.
 *
 * @param status the exit status
 * @param out what it answered
 * @param err what it said beside
 */
record EvidenceRun(int status, String out, String err) {

  static EvidenceRun of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(out, err, InputStream.nullInputStream(), false, false);
    int status = Verve.run(console, args);
    console.flush();
    return new EvidenceRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }
}
