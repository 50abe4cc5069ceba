package dev.verve.duckdb;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows of events in an engine of their own, and a model bound to them.
 *
 * @param engine the engine, which is closed with this
 * @param model the model
 * @param span the days of the events
 */
record Loaded(DuckDbEngine engine, BoundModel model, EventSpan span) implements AutoCloseable {

  /**
   * Loads rows.
   *
   * @param folder where files may be written
   * @param model text of the model
   * @param header the names of the columns
   */
  static Loaded of(Path folder, String model, String header, List<String> rows) throws IOException {
    Path file = folder.resolve("events.csv");
    Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
    DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(1));
    Inputs inputs = Inputs.open(engine, EventInput.of(file), folder);
    BoundModel bound = Binder.bind(ModelReader.read("m.yaml", model), inputs.shape());
    return new Loaded(engine, bound, inputs.load(RejectPolicy.defaults()).span());
  }

  ScoreRun run() {
    return new ScoreRun(engine, model, span, null);
  }

  @Override
  public void close() {
    engine.close();
  }
}
