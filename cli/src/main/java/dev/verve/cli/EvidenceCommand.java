package dev.verve.cli;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that answers from tables of the user's. */
abstract class EvidenceCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  EvidenceCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  boolean json() {
    return json;
  }

  /** Writes the answer: one JSON document, or lines with the warnings beside them. */
  int answer(Json.Body document, List<String> lines, List<String> warnings) {
    console.step("");
    console.out().flush();
    if (json) {
      try (Json written = Json.to(console.bytes())) {
        written.object(document);
      }
    } else {
      lines.forEach(console.out()::println);
      console.out().flush();
      warnings.forEach(warning -> console.notice("note: " + warning));
    }
    console.flush();
    return 0;
  }

  /** Asks for options that must be there together, and names all that are not. */
  static void require(Map<String, ? extends @Nullable Object> options, String example) {
    Problems problems = new Problems();
    options.forEach(
        (option, value) -> {
          if (value == null) {
            problems.add(Place.option(option), "this option is missing", example);
          }
        });
    problems.refuseIfAny();
  }

  /** Asks for events beside a model, and for no table. */
  static void requireEvents(List<String> events, @Nullable String table) {
    Problems problems = new Problems();
    if (table != null) {
      problems.add(
          Place.option("--table"),
          "a table and a model do not go together",
          "Give events with `--model`, or a table without.");
    }
    if (events.isEmpty() && table == null) {
      problems.add(
          Place.option("EVENTS"),
          "there are no events",
          "Write `verve COMMAND events.csv --model m.yaml`.");
    }
    problems.refuseIfAny();
  }
}
