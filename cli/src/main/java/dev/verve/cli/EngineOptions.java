package dev.verve.cli;

import dev.verve.engine.EngineProvider;
import dev.verve.engine.EventRequest;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose an engine. */
final class EngineOptions {
  private static final String BUILT_IN = "duckdb";
  private static final List<String> KNOWN = List.of(BUILT_IN, "spark");

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = BUILT_IN,
      description = "What computes: duckdb, in this process, or spark. Default: ${DEFAULT-VALUE}.")
  private String engine = BUILT_IN;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Where Spark runs: local[*], spark://HOST:7077, yarn or k8s://… Default: local[*].")
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "NAME=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=8g. Repeatable.")
  private Map<String, String> conf = new LinkedHashMap<>();

  /** Whether the engine is the one of this process. */
  boolean isBuiltIn() {
    if (!KNOWN.contains(engine)) {
      throw UserError.of(
          Place.option("--engine " + engine),
          "there is no such engine",
          Suggestion.didYouMean(engine, KNOWN));
    }
    return engine.equals(BUILT_IN);
  }

  /**
   * Opens events in the engine.
   *
   * @param rollup a folder in which it may keep what it counted by day
   */
  SourceEvents open(
      ScoreModel model, List<String> events, EventOptions options, Optional<String> rollup) {
    EventRequest plain = options.request(events, model, settings());
    EventRequest request = rollup.map(plain::withRollup).orElse(plain);
    return new SourceEvents(provider().open(request), events.get(0));
  }

  private EngineProvider provider() {
    for (EngineProvider provider : ServiceLoader.load(EngineProvider.class)) {
      if (provider.name().equals(engine)) {
        return provider;
      }
    }
    throw UserError.of(
        Place.option("--engine " + engine),
        "Spark is not on the class path of this process",
        "Start `./verve`, which fetches Spark once, or run"
            + " `spark-submit --class dev.verve.spark.Main verve-spark.jar score …`.");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(conf);
    if (master != null) {
      settings.put("spark.master", master);
    }
    return settings;
  }
}
