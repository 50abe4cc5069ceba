package dev.verve.cli;

import dev.verve.answer.Fields;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that reads events and a model. */
abstract class ScoringCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      required = true,
      description = "The score model.")
  private String model = "";

  @Mixin private EventOptions options = new EventOptions();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  ScoringCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Job job = open()) {
      answer(job);
      console.step("");
      notices(console, job);
      console.flush();
    }
    return 0;
  }

  /** Opens the run; commands that ask for more override it. */
  Job open() {
    return Job.open(console, ModelFile.read(model), events(), options);
  }

  /** Does the command's work. */
  abstract void answer(Job job);

  /** JSON carries its warnings itself; people read them beside the answer. */
  private void notices(Console to, Job job) {
    to.out().flush();
    if (!json) {
      job.warnings().forEach(warning -> to.notice("note: " + warning));
    }
  }

  Console console() {
    return console;
  }

  boolean json() {
    return json;
  }

  /** The arguments that mean events. */
  abstract List<String> events();

  String model() {
    return model;
  }

  EventOptions options() {
    return options;
  }

  /** Writes the fields of an answer under the model's, with the warnings of the job. */
  void document(Job job, Consumer<Fields> answer) {
    document(
        json -> {
          json.text("model", job.model().name());
          json.text("version", job.file().version());
          json.fields(Fields.of(answer));
          json.texts("warnings", job.warnings());
        });
  }

  /** Writes one JSON document as the answer. */
  void document(Json.Body body) {
    console.step("");
    console.out().flush();
    try (Json document = Json.to(console.bytes())) {
      document.object(body);
    }
  }
}
