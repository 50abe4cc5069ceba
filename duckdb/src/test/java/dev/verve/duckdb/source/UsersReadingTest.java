package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.problem.UserError;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traits reach the score from a users file of any form. */
class UsersReadingTest {
  @TempDir Path folder;

  @Test
  void csv() throws IOException {
    assertDoubles(write("u.csv", "id,plan\nu1,pro\nu2,free\n"));
  }

  @Test
  void jsonLines() throws IOException {
    assertDoubles(write("u.jsonl", "{\"id\": \"u1\", \"plan\": \"pro\"}\n{\"id\": \"u2\"}\n"));
  }

  @Test
  void jsonArrayWithNestedTraits() throws IOException {
    assertDoubles(
        write(
            "u.json",
            "[{\"user_id\": \"u1\", \"properties\": {\"plan\": \"pro\"}}, {\"user_id\": \"u2\"}]"));
  }

  @Test
  void parquet() throws IOException {
    Path file = folder.resolve("u.parquet");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      engine.execute(
          "copy (select * from (values ('u1', 'pro'), ('u2', null)) t(user_id, plan)) to '%s'"
              .formatted(file));
    }
    assertDoubles(file);
  }

  @Test
  void brokenRowsAreCountedAndKept() throws IOException {
    Path users =
        write(
            "u.csv",
            "id,first_seen,plan\nu1,2026-01-01,pro\nu2,never,pro\n,2026-01-01,pro\nu4,2026-01-01\nu5,,free\nu1,2025-12-01,free\n");
    Path kept = folder.resolve("kept.csv");
    Loaded loaded = load(users, new RejectPolicy(1, Optional.of(kept)));
    RowTally people = loaded.people().orElseThrow();
    assertThat(people.rows()).isEqualTo(6);
    assertThat(people.repeated()).isEqualTo(1);
    assertThat(people.reasons())
        .isEqualTo(Map.of("the first day cannot be read", 1L, "no user", 1L, "too few fields", 1L));
    assertThat(people.samples()).extracting(Reject::line).containsExactly(3L, 4L, 5L);
    assertThat(loaded.rejected()).isZero();
    assertThat(Files.readString(kept))
        .contains("u.csv,3,the first day cannot be read,\"u2,never,pro\"");
  }

  @Test
  void brokenRowsOfJsonAndParquetToo() throws IOException {
    Path lines =
        write(
            "u.jsonl",
            "{\"id\": \"u1\", \"first_seen\": \"2026-01-01\"}\n{\"id\": \"u2\", \"first_seen\": \"soon\"}\n{\"id\":\n");
    RowTally people = load(lines, new RejectPolicy(1, Optional.empty())).people().orElseThrow();
    assertThat(people.samples()).extracting(Reject::line).containsExactly(2L, 3L);
    Path array =
        write("u.json", "[{\"id\": \"u1\"},\n {\"id\": \"u2\", \"first_seen\": \"soon\"}]");
    people = load(array, new RejectPolicy(1, Optional.empty())).people().orElseThrow();
    assertThat(people.samples()).extracting(Reject::line).containsExactly(2L);
    Path file = folder.resolve("u.parquet");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      engine.execute(
          "copy (select * from (values ('u1', date '2026-01-01'), (null, date '2026-01-01')) t(id, first_seen)) to '%s'"
              .formatted(file));
    }
    people = load(file, new RejectPolicy(1, Optional.empty())).people().orElseThrow();
    assertThat(people.samples()).extracting(Reject::line).containsExactly(2L);
  }

  @Test
  void tooManyBrokenRowsStopTheRun() throws IOException {
    Path users = write("u.csv", "id,first_seen\nu1,2026-01-01\nu2,never\n");
    assertThatThrownBy(() -> load(users, RejectPolicy.defaults()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("u.csv: 1 of 2 rows cannot be used (1 the first day cannot be read)")
        .hasMessageContaining("u.csv:3");
  }

  @Test
  void aModelOfAnotherZoneIsRefused() throws IOException {
    Path events = write("e.csv", "user_id,event,timestamp\nu1,login,2026-01-31\n");
    var model = ModelReader.read("m.yaml", "name: m\ntimezone: Asia/Tokyo\nactions: {login: 1}");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      Inputs inputs = Inputs.open(engine, Reading.input(events), folder);
      var bound = Binder.bind(model, inputs.shape());
      assertThatThrownBy(() -> inputs.load(RejectPolicy.defaults(), bound))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("UTC", "Asia/Tokyo");
    }
  }

  private Loaded load(Path users, RejectPolicy policy) throws IOException {
    Path events = write("e.csv", "user_id,event,timestamp\nu1,login,2026-01-31\n");
    return Reading.of(Reading.input(events).withUsers(users), policy, folder).loaded();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void assertDoubles(Path users) throws IOException {
    Path events =
        write("e.csv", "user_id,event,timestamp\nu1,login,2026-01-31\nu2,login,2026-01-31\n");
    var model =
        ModelReader.read(
            "m.yaml",
            "name: m\nactions: {login: 1}\noverrides: [{when: {plan: pro}, weights: {login: 2}}]");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      Inputs inputs = Inputs.open(engine, Reading.input(events).withUsers(users), folder);
      var bound = Binder.bind(model, inputs.shape());
      var span = inputs.load(RejectPolicy.defaults()).span();
      new ScoreRun(engine, bound, span, null).prepare(span.last()).at(span.last(), Names.SINGLE);
      assertThat(
              engine.query("select raw from score order by entity").stream()
                  .map(r -> r.real("raw")))
          .containsExactly(2.0, 1.0);
    }
  }
}
