package dev.verve.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** A command on a model whose arguments are all events. */
abstract class EventCommand extends ScoringCommand {
  @Parameters(
      paramLabel = "EVENTS",
      arity = "1..*",
      description = "Files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> events = List.of();

  EventCommand(Console console) {
    super(console);
  }

  @Override
  List<String> events() {
    return events;
  }
}
