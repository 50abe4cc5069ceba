package dev.verve.cli;

import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.problem.Problem;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates a model, and its names against events. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Validates a model, with events every name too.",
      "With events, every name of the model is looked up in them."
    },
    footer = {"", "Example:", "  verve check b2b.yaml events.csv"})
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The score model.")
  private String model = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "EVENTS",
      description = "Events to resolve its names against.")
  private List<String> events = new ArrayList<>();

  @Mixin private EventOptions options = new EventOptions();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Problem> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    String said = "";
    try {
      ModelFile file = ModelFile.read(model);
      said = summary(file);
      warnings.addAll(ModelAdvice.of(file.model()));
      if (!events.isEmpty()) {
        try (Job job = Job.open(console, file, events, options)) {
          problems.addAll(unresolved(file, job));
          said += " Every name was found in " + Numbers.count(job.loaded().rows()) + " rows.";
        }
      }
    } catch (UserError e) {
      problems.addAll(e.problems());
    }
    console.step("");
    if (json) {
      write(problems, warnings);
    } else if (problems.isEmpty()) {
      console.out().println(said);
      warnings.forEach(warning -> console.notice("note: " + warning));
    } else {
      throw new UserError(problems);
    }
    console.flush();
    return problems.isEmpty() ? 0 : Failure.USER_ERROR;
  }

  private static String summary(ModelFile file) {
    return "%s is good: %d branches, %d actions, version %s%s."
        .formatted(
            file.path(),
            file.model().branches().size(),
            file.model().actions().count(),
            file.version(),
            file.lock().isPresent() ? ", calibrated" : "");
  }

  private static List<Problem> unresolved(ModelFile file, Job job) {
    Problems problems = new Problems();
    Set<String> known = job.inputs().eventNames().keySet();
    for (Branch branch : file.model().branches()) {
      for (Action action : branch.actions()) {
        for (String event : action.events()) {
          if (!known.contains(event)) {
            problems.add(
                file.place("tree." + branch.slug() + ".actions." + action.slug()),
                "no event '" + event + "' in the data",
                Suggestion.didYouMean(event, known));
          }
        }
      }
    }
    for (Problem problem : job.bound().unresolved()) {
      problems.add(file.place(problem.place().path()), problem.message(), problem.cure());
    }
    return problems.found();
  }

  private void write(List<Problem> problems, List<String> warnings) {
    console.out().flush();
    try (Json document = Json.to(console.bytes())) {
      document.object(
          root -> {
            root.flag("valid", problems.isEmpty());
            root.list("problems", list -> problems.forEach(p -> list.object(o -> problem(o, p))));
            root.texts("warnings", warnings);
          });
    }
  }

  private static void problem(Json json, Problem problem) {
    json.text("file", problem.place().file());
    json.count("line", problem.place().line());
    json.text("path", problem.place().path());
    json.text("message", problem.message());
    json.text("cure", problem.cure());
  }
}
