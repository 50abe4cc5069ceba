package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.insight.evidence.ModelTuner;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Learns the weights of 30 actions from generated events, with 500 refits. */
public final class TuneLarge {
  private TuneLarge() {}

  /**
   * Learns once and prints the time.
   *
   * @param args the file of events, and DuckDB's memory limit
   */
  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory("verve-");
    try (DuckDbEngine engine =
        DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2).withMemory(args[1]))) {
      long start = System.nanoTime();
      Inputs inputs = Inputs.open(engine, EventInput.of(Path.of(args[0])), scratch);
      BoundModel model = Binder.bind(Models.learned(), inputs.shape());
      Loaded loaded = inputs.load(RejectPolicy.defaults(), model);
      ModelTuning tuned =
          ModelTuner.of(engine, model, loaded.span()).tune(model.model().outcomes().get(0));
      System.out.println(tuned.tuning().verdict());
      System.out.printf(
          Locale.ROOT,
          "%,d rows of %d actions in %.1f s%n",
          tuned.tuning().n(),
          tuned.tuning().weights().size(),
          (System.nanoTime() - start) / 1e9);
    }
  }
}
