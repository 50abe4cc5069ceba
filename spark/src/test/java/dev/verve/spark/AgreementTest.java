package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventRequest;
import dev.verve.engine.EventTally;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.spark.source.SparkSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same files give the same scores in both engines. */
@Order(2)
class AgreementTest {
  private static final Path ROOT = Path.of(System.getProperty("verve.root", ".."));
  private static final Path DATA = ROOT.resolve("../shared/data").normalize();

  @TempDir Path folder;

  static Stream<String> templates() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("models"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templatesOnDrawnEvents(String file) throws IOException {
    ScoreModel model =
        ModelReader.read(file, Files.readString(ROOT.resolve("models").resolve(file)));
    Path events = folder.resolve("events.jsonl");
    Files.writeString(events, new DrawnEvents(model, file.hashCode()).lines(900));
    both(file, model, events);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka-git", "oulad"})
  void realData(String name) throws IOException {
    Path events = DATA.resolve(name).resolve("events.csv.gz");
    assumeTrue(Files.exists(events), "no " + events);
    Path file = ROOT.resolve("benchmarks/evidence-models").resolve(name + ".yaml");
    both(name, ModelReader.read(name + ".yaml", Files.readString(file)), events);
  }

  private void both(String what, ScoreModel model, Path events) {
    Side spark = inSpark(model, events);
    Side duckDb = inDuckDb(model, events);
    assertThat(spark.bands()).as(what).isNotEmpty();
    spark.agreesWith(what, duckDb);
  }

  private static Side inSpark(ScoreModel model, Path events) {
    EventRequest request =
        EventRequest.of(events.toString()).withEntity(model.entity()).withZone(model.timezone());
    try (SparkSource source = SparkSource.open(LocalSpark.session(), request, () -> {})) {
      BoundModel bound = Binder.bind(model, source.shape());
      EventTally tally = source.load(bound);
      return Side.scored(source.engine(), bound, tally.span());
    }
  }

  private Side inDuckDb(ScoreModel model, Path events) {
    EventInput input = EventInput.of(events).withEntity(model.entity());
    try (DuckDbEngine engine =
        DuckDbEngine.open(DuckDbOptions.defaults().withZone(model.timezone()))) {
      Inputs inputs = Inputs.open(engine, input, folder);
      BoundModel bound = Binder.bind(model, inputs.shape());
      Loaded loaded = inputs.load(RejectPolicy.defaults(), bound);
      return Side.scored(engine, bound, loaded.span());
    }
  }
}
