package dev.verve.cli;

import dev.verve.server.web.JsonText;
import java.util.Map;

/**
 * What a command on a store did.
 *
 * @param fields the fields of the answer in JSON
 */
record Outcome(Map<String, Object> fields) {

  /** Answers in JSON. */
  void json(Console console) {
    console.out().println(JsonText.of(fields));
    console.flush();
  }

  /** Answers in words. */
  void words(Console console, String text) {
    console.out().println(text);
    console.flush();
  }
}
