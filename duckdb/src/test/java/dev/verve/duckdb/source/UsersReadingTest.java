package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
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
