package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that gives one answer, as JSON or as lines. */
abstract class AnswerCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  AnswerCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
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

  /** A document of fields that the server answers with too. */
  static Json.Body document(Consumer<Fields> fields) {
    return json -> json.fields(Fields.of(fields));
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
}
