package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake in folders of days is read a day at a time, and its scores, points, accounts and history
 * are those of one run over all events: with late events, segments and accounts that change.
 */
class RollupTest {
  private static final String MODEL =
      """
      name: lake
      window: 7d
      decay: {half_life: 3d}
      scale: {method: saturating, half: 4}
      segments: [plan]
      overrides: [{when: {plan: pro}, weights: {core.login: 2}}]
      accounts: {rollup: mean}
      outcome: {event: view, within: 1d}
      tree:
        core:
          actions:
            login: {weight: 1, max_per_day: 2}
            minutes: {event: session, measure: {max: minutes}, weight: 0.5}
        depth:
          actions:
            pages: {event: view, measure: {distinct: page}, weight: 0.5}
      """;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 5;

  @TempDir Path folder;
  private Path lake = Path.of("");
  private Path model = Path.of("");
  private Path scores = Path.of("");

  @BeforeEach
  void write() throws IOException {
    LocalSpark.session();
    model = Files.writeString(folder.resolve("model.yaml"), MODEL);
    lake = folder.resolve("events");
    scores = folder.resolve("scores");
    for (int day = 0; day < DAYS; day++) {
      day(day, 40);
    }
  }

  /** Events of a folder of a day; a tenth of them happened up to three days before. */
  private void day(int day, int events) throws IOException {
    Path below = Files.createDirectories(lake.resolve("day=" + FIRST.plusDays(day)));
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.execute(
          """
          copy (
            select
              'u' || hash(:day * 1000 + i) % 12 as user_id,
              'a' || hash(:day * 7 + i) % 3 as account_id,
              ['login', 'session', 'view'][1 + (hash(i * 13 + :day) % 3)::integer] as event,
              'p' || (hash(i * 3 + :day) % 5) as page,
              hash(i * 5 + :day) % 50 / 4.0 as minutes,
              case hash(i * 11 + :day) % 8 when 0 then 'pro' when 1 then 'free' end as plan,
              timestamptz ':date 00:00:00+00' + to_seconds((hash(i) % 86400)::bigint)
                - to_days(case when i % 10 = 0 then (i % 4)::integer else 0 end) as "timestamp"
            from range(:events) t(i)
          ) to ':folder/events.parquet' (format parquet)\
          """
              .replace(":date", FIRST.plusDays(day).toString())
              .replace(":day", "" + day)
              .replace(":events", "" + events)
              .replace(":folder", below.toString()));
    }
  }

  @Test
  void readsOnlyWhatIsNewOrChangedAndEqualsOneRunOverAll() throws IOException {
    String last = FIRST.plusDays(DAYS - 1L).toString();
    Said first = spark("--as-of", last, "--history", "3d", "-o", scores.toString());
    assertThat(first.status()).as(first.err()).isZero();
    sameAsInOneRun(last);
    Map<Path, Object> before = written("activity");
    assertThat(before).hasSize(DAYS);

    day(2, 55);
    day(DAYS, 40);
    String next = FIRST.plusDays(DAYS).toString();
    assertThat(spark("--as-of", next, "--history", "3d", "-o", scores.toString()).status())
        .isZero();
    sameAsInOneRun(next);
    Map<Path, Object> after = written("activity");
    assertThat(after).hasSize(DAYS + 1);
    assertThat(after.keySet().stream().filter(file -> !before.containsKey(file)))
        .as("files of the rollup that are new")
        .hasSize(2);
  }

  @Test
  void goesOnWhereItStopped() {
    String last = FIRST.plusDays(DAYS - 1L).toString();
    String before = FIRST.plusDays(DAYS - 2L).toString();
    assertThat(spark("--as-of", before, "-o", scores.toString()).status()).isZero();
    Said both = spark("--as-of", before + ".." + last, "-o", scores.toString());
    assertThat(both.out()).contains("1 dates written").contains("1 were there already");
    sameAsInOneRun("scores", last, "");
  }

  @Test
  void aRangeOfDatesIsForAFolder() {
    Said said = spark("--as-of", "2026-01-01..2026-01-02");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("a range of dates is for a folder of scores");
  }

  private Said spark(String... options) {
    return score(Stream.concat(Stream.of("--engine", "spark"), Arrays.stream(options)));
  }

  private Said score(Stream<String> options) {
    return Said.by(
        Stream.concat(Stream.of("score", lake.toString(), "--model", model.toString()), options)
            .toArray(String[]::new));
  }

  private void sameAsInOneRun(String date) {
    sameAsInOneRun("scores", date, "");
    sameAsInOneRun("accounts", date, "-accounts");
    sameHistory(date);
    assertThat(
            sum("select sum(total_to) - sum(total_from) as x from %s", "diagnosis", date)
                - sum(
                    "select sum(total_to) - sum(total_from) as x from %s",
                    "diagnosis_segment", date))
        .as("the change by action and by segment")
        .isCloseTo(0, within(1e-6));
    sameOutcomes(date);
  }

  /** Who looked at a page on the last day, of those who were there on the day before. */
  private void sameOutcomes(String date) {
    String told =
        """
        select user_id as id, count_if(event = 'view' and "timestamp" >= date '%1$s') > 0 as came_true
        from '%2$s/*/*.parquet'
        where "timestamp" < date '%1$s' + interval 1 day
        group by user_id
        having min("timestamp") < date '%1$s'"""
            .formatted(date, lake);
    String written = "select id, outcome = 1 as came_true from " + read("tuning", date);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      String both = "(%1$s except all %2$s) union all (%2$s except all %1$s)";
      assertThat(engine.query(both.formatted("(" + told + ")", "(" + written + ")")))
          .as("rows of tuning that the events do not tell, or the other way round")
          .isEmpty();
      assertThat(engine.query("select distinct came_true from (" + written + ")"))
          .as("some did and some did not")
          .hasSize(2);
    }
  }

  private void sameAsInOneRun(String relation, String date, String suffix) {
    Path file = folder.resolve("one.parquet");
    Said one = score(Stream.of("--as-of", date, "-o", file.toString()));
    assertThat(one.status()).as(one.err()).isZero();
    String expected = folder.resolve("one" + suffix + ".parquet").toString();
    differences("select * from '" + expected + "'", relation, date, "id");
  }

  private void sameHistory(String date) {
    Path file = folder.resolve("history.parquet");
    Said one = score(Stream.of("--as-of", date, "--history", "3d", "-o", file.toString()));
    assertThat(one.status()).as(one.err()).isZero();
    differences("select * from '" + file + "'", "history", "2026-*", "id, as_of");
  }

  /** Rows of either side that the other has not, numbers within 1e-9. */
  private void differences(String expected, String relation, String date, String key) {
    String rounded =
        "select * exclude (raw, score), round(raw, 9) as raw, round(score, 9) as score from (%s) order by %s";
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.execute("create table e as " + rounded.formatted(expected, key));
      engine.execute(
          "create table a as " + rounded.formatted("select * from " + read(relation, date), key));
      String columns =
          engine
              .query(
                  "select string_agg('\"' || name || '\"', ', ') as c from pragma_table_info('e')")
              .get(0)
              .string("c");
      assertThat(
              engine
                  .query(
                      "select count(*) as n from ((select %1$s from e except select %1$s from a) union all (select %1$s from a where as_of in (select as_of from e) except select %1$s from e))"
                          .formatted(columns))
                  .get(0)
                  .whole("n"))
          .as(relation + " of " + date)
          .isZero();
      assertThat(engine.query("select count(*) as n from e").get(0).whole("n")).isPositive();
    }
  }

  private double sum(String select, String relation, String date) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      return engine.query(select.formatted(read(relation, date))).get(0).real("x");
    }
  }

  private String read(String relation, String date) {
    return "read_parquet('%s/%s/as_of=%s/*.parquet', hive_partitioning = true)"
        .formatted(scores, relation, date);
  }

  /** The files of a relation of the rollup. */
  private Map<Path, Object> written(String relation) throws IOException {
    try (Stream<Path> files = Files.walk(scores.resolve("activity_day"))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> file.toString().contains("/" + relation + "/"))
          .collect(Collectors.toMap(file -> file, RollupTest::time));
    }
  }

  private static Object time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
