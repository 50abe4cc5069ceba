package dev.verve.cli;

import dev.verve.cli.DuckDbEvents.Extent;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.Problem;
import dev.verve.problem.UserError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a command on events and a model: everything is loaded, nothing is scored yet. */
final class Job implements AutoCloseable {
  private final ModelFile file;
  private final OpenEvents events;
  private final BoundModel bound;
  private final Loaded loaded;
  private final List<String> warnings = new ArrayList<>();

  private Job(ModelFile file, OpenEvents events, BoundModel bound, Loaded loaded) {
    this.file = file;
    this.events = events;
    this.bound = bound;
    this.loaded = loaded;
  }

  /** Opens, binds and loads. */
  static Job open(Console console, ModelFile file, List<String> events, EventOptions options) {
    return open(console, file, events, options, sql -> {});
  }

  /** Opens, binds and loads, telling a listener every statement. */
  static Job open(
      Console console,
      ModelFile file,
      List<String> events,
      EventOptions options,
      Consumer<String> listener) {
    return open(
        console,
        file,
        () -> DuckDbEvents.open(console, file.model(), events, options, Extent.OF_MODEL, listener));
  }

  /** Opens and loads every property, so that other models can be bound to the same events. */
  static Job openWhole(Console console, ModelFile file, List<String> events, EventOptions options) {
    return open(
        console,
        file,
        () -> DuckDbEvents.open(console, file.model(), events, options, Extent.WHOLE, sql -> {}));
  }

  /** Binds and loads events of any engine. */
  static Job open(Console console, ModelFile file, Supplier<OpenEvents> opening) {
    console.step("Reading events");
    OpenEvents events = opening.get();
    try {
      BoundModel bound = Binder.bind(file.model(), events.shape());
      Loaded loaded = events.load(bound);
      BoundModel read = events.isRolledUp() ? Binder.bind(file.model(), events.shape()) : bound;
      Job job = new Job(file, events, read, loaded);
      job.noteLoading();
      console.step("Scoring");
      return job;
    } catch (RuntimeException e) {
      events.close();
      throw e;
    }
  }

  private void noteLoading() {
    warnings.addAll(Rejected.notes(loaded));
    bound.unresolved().stream().map(Problem::toString).forEach(warnings::add);
    if (!events.isRolledUp()) {
      warnings.addAll(UnreadAmounts.notes(events.engine(), bound));
    }
    warnings.addAll(ModelAdvice.of(file.model()));
  }

  /** The date of a run: the one that is given, else the last in the events. */
  LocalDate asOf(@Nullable String given) {
    return given == null ? loaded.span().last() : date("--as-of", given);
  }

  /** A date that an option gives. */
  static LocalDate date(String option, String given) {
    try {
      return LocalDate.parse(given.strip());
    } catch (DateTimeParseException e) {
      throw UserError.of(
          Place.option(option), "'" + given + "' is no date", "Write it as 2026-01-31.");
    }
  }

  ScoreRun run() {
    ScoreRun run = new ScoreRun(events.engine(), bound, loaded.span(), file.lock().orElse(null));
    return events.isRolledUp() ? run.overRollup() : run;
  }

  /** Whether a rollup is read in place of the events. */
  boolean isRolledUp() {
    return events.isRolledUp();
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** What the reader of an answer should know, in the order in which it was found. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    long spilled = events.spilledBytes();
    if (spilled > 0) {
      all.add(
          "the data did not fit in the memory limit: up to %s MB of it went to disk meanwhile, which is slower; `--memory` raises the limit"
              .formatted(Numbers.count(Math.max(1, spilled / 1_000_000))));
    }
    return List.copyOf(all);
  }

  ModelFile file() {
    return file;
  }

  ScoreModel model() {
    return file.model();
  }

  BoundModel bound() {
    return bound;
  }

  Engine engine() {
    return events.engine();
  }

  /** The engine, for commands that run in the built-in one alone. */
  DuckDbEngine duckDb() {
    return events.duckDb();
  }

  Inputs inputs() {
    return events.inputs();
  }

  /** Writes the rows of a query to a file whose ending, csv, json or parquet, tells its form. */
  void write(String select, Path target, String ending) {
    events.write(select, target, ending);
  }

  /** A folder for what lives as long as the run. */
  Path scratch() {
    return events.scratch();
  }

  EventSpan span() {
    return loaded.span();
  }

  Loaded loaded() {
    return loaded;
  }

  @Override
  public void close() {
    events.close();
  }
}
