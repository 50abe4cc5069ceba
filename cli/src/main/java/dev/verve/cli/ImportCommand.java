package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.model.Entity;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.ingest.FileImport;
import dev.verve.server.live.DefaultModel;
import dev.verve.server.live.LakeImport;
import dev.verve.server.live.ScoredDates;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files into a store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings events and users from files into a store.",
      "No server may run on it. Events that carry a message id count once, however often they come."
    },
    footer = {"", "Example:", "  verve import events.csv --users users.csv --data ./data"})
final class ImportCommand implements Callable<Integer> {
  private static final int FEW_DAYS = 7;

  private final Console console;

  @Parameters(
      paramLabel = "EVENTS",
      arity = "0..*",
      description = "Files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> events = List.of();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      required = true,
      description = "The data folder; made where it is missing.")
  private Path data = Path.of("data");

  @Option(
      names = "--scores",
      paramLabel = "FOLDER",
      description = {
        "Scores that `verve score --engine spark -o FOLDER` wrote, in place of events: they are",
        "served as they are until another model is published."
      })
  private @Nullable Path scores;

  @Mixin private EventOptions options = new EventOptions();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (events.isEmpty() == (scores == null)) {
      throw UserError.of(
          Place.option("EVENTS"),
          scores == null ? "what to import is missing" : "events and --scores exclude each other",
          "Give files of events, or `--scores FOLDER`.");
    }
    return scores == null ? events() : scores(scores);
  }

  private int scores(Path lake) {
    try (Store store = Store.open(StoreOptions.in(data))) {
      console.step("Importing scores");
      LakeImport.Imported imported = LakeImport.run(store, lake);
      console.step("");
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("version", imported.version());
      fields.put("from", imported.first().toString());
      fields.put("to", imported.last().toString());
      fields.put("dates", imported.dates());
      String whose = imported.of().word() + "s";
      fields.put(whose, imported.scored());
      Outcome outcome = new Outcome(fields);
      if (json) {
        outcome.json(console);
      } else {
        outcome.words(
            console,
            "Imported the scores of %,d %s on %s and of %,d dates in all into %s."
                .formatted(imported.scored(), whose, imported.last(), imported.dates(), data));
      }
    }
    return 0;
  }

  private int events() {
    ZoneId zone = ZoneId.of("UTC");
    EventInput input = options.input(events, Entity.USER, console.in());
    // the folder is taken first: a server that runs on it is told at once, not after the files
    try (Store store = Store.open(StoreOptions.in(data));
        TemporaryFolder scratch = TemporaryFolder.make();
        DuckDbEngine engine = DuckDbEngine.open(options.engine(zone))) {
      console.step("Reading events");
      Inputs inputs = Inputs.open(engine, input, scratch.path());
      Loaded loaded = inputs.load(options.rejectPolicy());
      Rejected.notes(loaded).forEach(note -> console.notice("note: " + note));
      console.step("Importing");
      FileImport.Imported imported = new FileImport(store, engine, input).run(inputs, loaded);
      console.step("Scoring");
      new DefaultModel(store).keep();
      new Scorer(store).refresh();
      console.step("");
      dates(store);
      say(loaded, imported);
    }
    return 0;
  }

  /** A server's scores are of today, which those who bring old files may not expect. */
  private void dates(Store store) {
    store
        .read(ScoredDates::of)
        .filter(dates -> dates.last().plusDays(FEW_DAYS).isBefore(dates.asOf()))
        .ifPresent(
            dates ->
                console.notice(
                    ("note: scores of a server are as of today, %1$s, and the last event is of"
                            + " %2$s: who is shown as dormant may not have been then. GET"
                            + " /api/v1/distribution?as_of=%2$s and the history tell of that day.")
                        .formatted(dates.asOf(), dates.last())));
  }

  private void say(Loaded loaded, FileImport.Imported imported) {
    long repeated = loaded.repeated() + imported.repeated();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rows", loaded.rows());
    fields.put("imported", imported.events());
    fields.put("repeated", repeated);
    fields.put("rejected", loaded.rejected());
    fields.put("users", imported.users());
    Outcome outcome = new Outcome(fields);
    if (json) {
      outcome.json(console);
    } else {
      outcome.words(
          console,
          "Imported %,d events of %,d rows (%,d repeated, %,d rejected) and %,d users into %s."
              .formatted(
                  imported.events(),
                  loaded.rows(),
                  repeated,
                  loaded.rejected(),
                  imported.users(),
                  data));
    }
  }
}
