package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.engine.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on Spark answers as it does on DuckDB. */
class CommandTest {
  private static final String MODEL =
      """
      name: small
      window: 30d
      scale: {method: cap, at: 50}
      accounts: {rollup: mean}
      tree:
        core:
          actions:
            login: {weight: 1, max_per_day: 2}
            share: {weight: 4, where: {kind: link}}
      """;
  private static final String EVENTS =
      """
      user_id,account_id,event,timestamp,kind
      u1,a,login,2026-01-30T10:00:00Z,
      u1,a,share,2026-01-31T10:00:00Z,link
      u2,a,login,1769810400,
      u3,"b, the second",login,2025-11-01,
      u4,b,share,2026-01-29 23:59:59+00,"not, a link"
      """;

  @TempDir Path folder;
  private Path events = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void write() throws IOException {
    LocalSpark.session();
    events = Files.writeString(folder.resolve("events.csv"), EVENTS);
    model = Files.writeString(folder.resolve("model.yaml"), MODEL);
  }

  @Test
  void answersTheSameJson() {
    Said duckDb = score("--json");
    assertThat(duckDb.status()).as(duckDb.err()).isZero();
    assertThat(duckDb.out()).contains("\"id\" : \"u4\"");
    Said spark = score("--engine", "spark", "--json");
    assertThat(spark.out()).isEqualTo(duckDb.out());
    assertThat(score("--engine", "spark").out()).isEqualTo(score().out());
    assertThat(score("--engine", "spark", "--history", "5d", "--json").out())
        .isEqualTo(score("--history", "5d", "--json").out());
  }

  @Test
  void writesTheSameFiles() {
    for (String ending : List.of("csv", "json", "parquet")) {
      Path ours = folder.resolve("spark." + ending);
      Path theirs = folder.resolve("duckdb." + ending);
      assertThat(score("--engine", "spark", "-o", ours.toString()).status()).isZero();
      assertThat(score("-o", theirs.toString()).status()).isZero();
      if (!ending.equals("json")) {
        assertThat(rows(ours.toString())).isEqualTo(rows(theirs.toString()));
      }
      assertThat(rows(ours.toString().replace(".", "-accounts.")))
          .isEqualTo(rows(theirs.toString().replace(".", "-accounts.")));
    }
  }

  @Test
  void growsALakeByDateAndWritesADateAnew() {
    Path lake = folder.resolve("lake");
    for (String date : List.of("2026-01-30", "2026-01-31", "2026-01-31")) {
      Said said = score("--engine", "spark", "--as-of", date, "-o", lake.toString());
      assertThat(said.status()).as(said.err()).isZero();
    }
    String scores = "%s/scores/*/*.parquet".formatted(lake);
    assertThat(
            rows("select as_of, count(*) as n from read_parquet('" + scores + "') group by 1", "n"))
        .containsExactly("4.0", "4.0");
    assertThat(names(lake))
        .containsExactly("accounts", "distribution", "members", "points", "run", "scores");
  }

  @Test
  void refusesWhatItCannotRead() {
    Said said =
        Said.by(
            "score",
            folder.resolve("none").toString(),
            "--model",
            model.toString(),
            "--engine",
            "spark");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("there is no such file or folder");
    assertThat(score("--engine", "sparc").err()).contains("Did you mean 'spark'?");
    assertThat(score("--engine", "spark", "--time-format", "%Y").status()).isEqualTo(2);
  }

  @Test
  void stopsAtTooManyBadRows() throws IOException {
    Files.writeString(events, EVENTS + "u5,a,login,never,\n,a,login,2026-01-31,\n");
    Said said = score("--engine", "spark");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("2 of 7 rows cannot be used").contains("1 no user");
    assertThat(score("--engine", "spark", "--max-rejects", "50%").err())
        .contains("2 of 7 rows could not be used");
  }

  private Said score(String... options) {
    return Said.by(
        Stream.concat(
                Stream.of("score", events.toString(), "--model", model.toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<String> rows(String file) {
    return rows("select t::varchar as row from '" + file + "' t order by t.id", "row");
  }

  private static List<String> rows(String query, String column) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      return engine.query(query).stream()
          .map((Row row) -> column.equals("n") ? "" + row.number("n") : row.string(column))
          .toList();
    }
  }

  private static List<String> names(Path below) {
    try (Stream<Path> files = Files.list(below)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
