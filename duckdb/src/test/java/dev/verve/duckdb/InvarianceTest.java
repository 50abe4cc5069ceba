package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.sql.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of events, their files and the form of these change no score. */
class InvarianceTest {
  private static final long SEED = 7;
  private static final LocalDate DATE = LocalDate.parse("2026-02-20");
  private static final String HEADER = "user_id,account_id,event,timestamp,size,plan\n";
  private static final ScoreModel MODEL =
      ModelReader.read(
          "m.yaml",
          """
          name: m
          decay: {half_life: 7.3d}
          tree:
            a: {max_points: 40, actions: {login: {weight: 0.7, max_per_day: 2}, error: -0.31}}
            b: {actions: {share: {measure: {sum: size}, weight: 0.13, curve: sqrt}, seen: {event: share, measure: {distinct: size}, weight: 1, where: {size: {gt: 0.35}}}}}
          overrides: [{when: {plan: pro}, weights: {login: 1.1}}]
          accounts: {rollup: mean}
          """);

  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private Map<String, Double> expected = Map.of();

  @BeforeEach
  void scoreOneFile() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 3000; i++) {
      lines.add(
          "u%d,a%d,%s,2026-%02d-%02d,%s,%s"
              .formatted(
                  random.nextInt(40),
                  random.nextInt(6),
                  List.of("login", "share", "error").get(random.nextInt(3)),
                  1 + random.nextInt(2),
                  1 + random.nextInt(28),
                  random.nextInt(100) / 100.0,
                  List.of("pro", "free", "").get(random.nextInt(3))));
    }
    expected = scores(write("one/events.csv", lines));
    assertThat(expected).hasSizeGreaterThan(40);
  }

  @Test
  void order() throws IOException {
    Collections.shuffle(lines, new Random(SEED));
    assertSame(write("shuffled/events.csv", lines));
  }

  @Test
  void files() throws IOException {
    for (int part = 0; part < 5; part++) {
      write("split/part-" + part + ".csv", lines.subList(part * 600, part * 600 + 600));
    }
    assertSame(folder.resolve("split"));
  }

  @Test
  void gzip() throws IOException {
    Path file = Files.createDirectories(folder.resolve("packed")).resolve("events.csv.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write((HEADER + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8));
    }
    assertSame(file);
  }

  @Test
  void jsonLines() throws IOException {
    assertSame(converted("events.jsonl", "*", "format json"));
  }

  @Test
  void jsonArray() throws IOException {
    assertSame(converted("events.json", "*", "format json, array true"));
  }

  @Test
  void jsonWithNestedProperties() throws IOException {
    assertSame(converted("nested.jsonl", nested("{'size': size, 'plan': plan}"), "format json"));
  }

  @Test
  void parquet() throws IOException {
    assertSame(converted("events.parquet", "*", "format parquet"));
  }

  @Test
  void parquetOfTypes() throws IOException {
    assertSame(
        converted(
            "typed.parquet",
            "* replace (cast(size as double) as size, cast(timestamp as date) as timestamp)",
            "format parquet"));
  }

  @Test
  void parquetWithAStruct() throws IOException {
    assertSame(
        converted("struct.parquet", nested("{'size': size, 'plan': plan}"), "format parquet"));
  }

  @Test
  void parquetWithAMap() throws IOException {
    assertSame(
        converted("map.parquet", nested("map {'size': size, 'plan': plan}"), "format parquet"));
  }

  @Test
  void csvWithAColumnOfJson() throws IOException {
    assertSame(
        converted(
            "json.csv", nested("to_json({'size': size, 'plan': plan})"), "format csv, header"));
  }

  private static String nested(String properties) {
    return "user_id, account_id, event, timestamp, " + properties + " as properties";
  }

  private Path converted(String name, String columns, String form) {
    Path file = folder.resolve(name);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.execute(
          "copy (select %s from read_csv('%s', all_varchar = true)) to '%s' (%s)"
              .formatted(columns, folder.resolve("one/events.csv"), file, form));
    }
    return file;
  }

  private Path write(String name, List<String> part) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, HEADER + String.join("\n", part) + "\n");
  }

  private void assertSame(Path events) {
    Map<String, Double> actual = scores(events);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (what, value) ->
            assertThat(actual.get(what))
                .as("%s, seed %s", what, SEED)
                .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value)))));
  }

  private Map<String, Double> scores(Path events) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events), folder);
      var bound = Binder.bind(MODEL, inputs.shape());
      var span = inputs.load(RejectPolicy.defaults()).span();
      new ScoreRun(engine, bound, span, null).prepare(DATE).at(DATE, Names.SINGLE);
      Map<String, Double> scores = new TreeMap<>();
      engine.each(
          "select entity, raw, score from score",
          row -> {
            scores.put(row.string("entity") + " raw", row.real("raw"));
            scores.put(row.string("entity") + " score", row.real("score"));
          });
      engine.each(
          "select account, score from account_score",
          row -> scores.put(row.string("account"), row.real("score")));
      return scores;
    }
  }
}
