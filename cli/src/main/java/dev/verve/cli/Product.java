package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.EventRoles;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product whose events are loaded.
 *
 * @param engine holds them
 * @param scratch the folder of what came on standard input
 * @param file the model's file; empty where every event counts alike
 * @param bound the model, or its stand-in
 * @param roles what the events mean
 * @param span the days of the events
 * @param warnings what the reader has to know of the reading
 */
record Product(
    DuckDbEngine engine,
    TemporaryFolder scratch,
    Optional<ModelFile> file,
    BoundModel bound,
    EventRoles roles,
    EventSpan span,
    List<String> warnings)
    implements AutoCloseable {

  /** A date that an option gives, else the last of the events. */
  LocalDate date(String option, @Nullable String given) {
    return given == null ? span.last() : Job.date(option, given);
  }

  /** The run of the model's score, where there is a model. */
  Optional<ScoreRun> scores() {
    return file.map(f -> new ScoreRun(engine, bound, span, f.lock().orElse(null)));
  }

  @Override
  public void close() {
    engine.close();
    scratch.close();
  }
}
