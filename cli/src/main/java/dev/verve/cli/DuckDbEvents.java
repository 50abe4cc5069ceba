package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.engine.Engine;
import dev.verve.model.ScoreModel;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Events in the built-in engine. */
final class DuckDbEvents implements OpenEvents {
  /** Which of the events' properties are loaded. */
  enum Extent {
    /** Those that the model reads. */
    OF_MODEL,
    /** All, so that other models can be bound to the same events. */
    WHOLE
  }

  private final DuckDbEngine engine;
  private final TemporaryFolder scratch;
  private final Inputs inputs;
  private final EventOptions options;
  private final Extent extent;

  private DuckDbEvents(
      DuckDbEngine engine,
      TemporaryFolder scratch,
      Inputs inputs,
      EventOptions options,
      Extent extent) {
    this.engine = engine;
    this.scratch = scratch;
    this.inputs = inputs;
    this.options = options;
    this.extent = extent;
  }

  /** Opens events, telling a listener every statement. */
  static DuckDbEvents open(
      Console console,
      ScoreModel model,
      List<String> events,
      EventOptions options,
      Extent extent,
      Consumer<String> listener) {
    TemporaryFolder scratch = TemporaryFolder.make();
    DuckDbEngine engine = DuckDbEngine.open(options.engine(model.timezone()));
    try {
      engine.listen(listener);
      Inputs inputs =
          Inputs.open(engine, options.input(events, model.entity(), console.in()), scratch.path());
      return new DuckDbEvents(engine, scratch, inputs, options, extent);
    } catch (RuntimeException e) {
      engine.close();
      scratch.close();
      throw e;
    }
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public EventShape shape() {
    return inputs.shape();
  }

  @Override
  public Loaded load(BoundModel model) {
    return extent == Extent.WHOLE
        ? inputs.load(options.rejectPolicy())
        : inputs.load(options.rejectPolicy(), model);
  }

  @Override
  public void write(String select, Path file, String ending) {
    String form =
        switch (ending) {
          case "csv" -> "format csv, header true";
          case "json" -> "format json, array true";
          default -> "format parquet";
        };
    engine.execute(
        "copy (%s) to %s (%s)".formatted(select, engine.dialect().text(file.toString()), form));
  }

  @Override
  public long spilledBytes() {
    return engine.spilledBytes();
  }

  @Override
  public Path scratch() {
    return scratch.path();
  }

  @Override
  public DuckDbEngine duckDb() {
    return engine;
  }

  @Override
  public Inputs inputs() {
    return inputs;
  }

  @Override
  public void close() {
    engine.close();
    scratch.close();
  }
}
