package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a command on events and a model: everything is loaded, nothing is scored yet. */
final class Job implements AutoCloseable {
  private final ModelFile file;
  private final DuckDbEngine engine;
  private final TemporaryFolder scratch;
  private final Inputs inputs;
  private final BoundModel bound;
  private final Loaded loaded;
  private final List<String> warnings = new ArrayList<>();

  private Job(
      ModelFile file,
      DuckDbEngine engine,
      TemporaryFolder scratch,
      Inputs inputs,
      BoundModel bound,
      Loaded loaded) {
    this.file = file;
    this.engine = engine;
    this.scratch = scratch;
    this.inputs = inputs;
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
        events,
        options,
        listener,
        (inputs, bound) -> inputs.load(options.rejectPolicy(), bound));
  }

  /** Opens and loads every property, so that other models can be bound to the same events. */
  static Job openWhole(Console console, ModelFile file, List<String> events, EventOptions options) {
    return open(
        console,
        file,
        events,
        options,
        sql -> {},
        (inputs, bound) -> inputs.load(options.rejectPolicy()));
  }

  private static Job open(
      Console console,
      ModelFile file,
      List<String> events,
      EventOptions options,
      Consumer<String> listener,
      BiFunction<Inputs, BoundModel, Loaded> loading) {
    ScoreModel model = file.model();
    TemporaryFolder scratch = TemporaryFolder.make();
    DuckDbEngine engine = DuckDbEngine.open(options.engine(model.timezone()));
    try {
      engine.listen(listener);
      console.step("Reading events");
      Inputs inputs =
          Inputs.open(engine, options.input(events, model.entity(), console.in()), scratch.path());
      BoundModel bound = Binder.bind(model, inputs.shape());
      Loaded loaded = loading.apply(inputs, bound);
      Job job = new Job(file, engine, scratch, inputs, bound, loaded);
      job.noteLoading();
      console.step("Scoring");
      return job;
    } catch (RuntimeException e) {
      engine.close();
      scratch.close();
      throw e;
    }
  }

  private void noteLoading() {
    warnings.addAll(Rejected.notes(loaded));
    bound.unresolved().stream().map(Problem::toString).forEach(warnings::add);
    warnings.addAll(UnreadAmounts.notes(engine, bound));
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
    return new ScoreRun(engine, bound, loaded.span(), file.lock().orElse(null));
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** What the reader of an answer should know, in the order in which it was found. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    long spilled = engine.spilledBytes();
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

  DuckDbEngine engine() {
    return engine;
  }

  Inputs inputs() {
    return inputs;
  }

  /** A folder for what lives as long as the run. */
  Path scratch() {
    return scratch.path();
  }

  EventSpan span() {
    return loaded.span();
  }

  Loaded loaded() {
    return loaded;
  }

  @Override
  public void close() {
    engine.close();
    scratch.close();
  }
}
