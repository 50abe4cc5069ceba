package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.sql.ExportSql;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real cluster: one user has a million events, there are 200,000 accounts, and one of the two
 * workers is lost in the middle of the run.
 */
class ClusterTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final String MODEL =
      """
      name: cluster
      window: 60d
      decay: {half_life: 10d}
      scale: {method: saturating, half: 4}
      accounts: {rollup: mean}
      actions:
        login: {weight: 1, max_per_day: 3}
        share: {weight: 2, curve: log}
        pages: {event: view, measure: {distinct: page}, weight: 0.5}
      """;

  @TempDir Path folder;

  @Test
  void losesAWorkerAndGivesTheSameScores() throws IOException, InterruptedException {
    Path events = events();
    Path model = Files.writeString(folder.resolve("model.yaml"), MODEL);
    Path lake = folder.resolve("lake");
    try (Cluster cluster = Cluster.start(folder)) {
      Process driver =
          cluster.submit(
              List.of(
                  "score",
                  events.toString(),
                  "--model",
                  model.toString(),
                  "--as-of",
                  LAST.toString(),
                  "-o",
                  lake.toString(),
                  "--master",
                  cluster.master(),
                  "--conf",
                  "spark.executor.memory=700m",
                  "--conf",
                  "spark.driver.host=127.0.0.1",
                  "--conf",
                  "spark.ui.enabled=false",
                  "--conf",
                  "spark.sql.shuffle.partitions=8"));
      cluster.awaitShuffleOf(1);
      assertThat(driver.isAlive()).as("the run is under way").isTrue();
      cluster.lose(1);
      assertThat(driver.waitFor(10, TimeUnit.MINUTES)).as(cluster.log("driver")).isTrue();
      assertThat(driver.exitValue()).as(cluster.log("driver")).isZero();
    }
    compare(events, lake);
  }

  /** A million events of one user, and 600,000 of 210,000 others in 200,000 accounts. */
  private Path events() throws IOException {
    Path events = Files.createDirectories(folder.resolve("events"));
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.execute(
          """
          copy (
            select
              case when i < 1000000 then 'whale' else 'u' || i % 210000 end as user_id,
              case when i < 1000000 then 'a0' else 'a' || i % 210000 % 200000 end as account_id,
              ['login', 'share', 'view'][1 + (hash(i * 13) % 3)::integer] as event,
              'p' || (hash(i * 3) % 50) as page,
              timestamptz '2026-01-01 00:00:00+00'
                + to_seconds((hash(i) % (90 * 86400))::bigint) as "timestamp"
            from range(1600000) t(i)
          ) to ':folder' (format parquet, per_thread_output true, file_size_bytes '4MB')\
          """
              .replace(":folder", events.toString()));
    }
    return events;
  }

  private void compare(Path events, Path lake) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events), folder);
      var bound = Binder.bind(ModelReader.read("cluster.yaml", MODEL), inputs.shape());
      EventSpan span = inputs.load(RejectPolicy.defaults(), bound).span();
      new ScoreRun(engine, bound, span, null).prepare(LAST).at(LAST, Names.SINGLE);
      ExportSql export = new ExportSql(bound, engine.dialect());
      same(engine, export.scores(Names.SINGLE, LAST), lake.resolve("scores"), 210_001);
      same(engine, export.accounts(Names.SINGLE, LAST), lake.resolve("accounts"), 200_000);
      assertThat(engine.query("from read_parquet('%s/run/*/*.parquet')".formatted(lake)))
          .hasSize(1);
    }
  }

  private static void same(DuckDbEngine engine, String expected, Path actual, int size) {
    Row row =
        engine
            .query(
                """
                select count(*) as n,
                  count(case when abs(a.raw - e.raw) <= 1e-9 * greatest(1, abs(e.raw))
                    and abs(a.score - e.score) <= 1e-7 and a.band = e.band then 1 end) as equal
                from (%s) e full join read_parquet('%s/*/*.parquet') a on a.id = e.id\
                """
                    .formatted(expected, actual))
            .get(0);
    assertThat(row.whole("n")).isEqualTo(size);
    assertThat(row.whole("equal")).isEqualTo(row.whole("n"));
  }
}
