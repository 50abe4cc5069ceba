package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked examples of the field: what they print is what they must read here. */
class WorkedExampleTest {
  @TempDir Path folder;

  @Test
  void b2bExampleReads62() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    add(events, "login", 8);
    add(events, "workflow_completed", 3);
    add(events, "teammate_invited", 1);
    Row score =
        score(
            events,
            """
            name: b2b
            actions: {login: 1, workflow_completed: 5, teammate_invited: 8}
            scale: {method: cap, at: 50}
            """);
    assertThat(score.real("raw")).isEqualTo(31);
    assertThat(score.real("score")).isEqualTo(62);
    assertThat(score.string("band")).isEqualTo("engaged");
  }

  @Test
  void eLearningExampleSumsTo265() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    add(events, "course_completed", 2);
    add(events, "forum_post", 5);
    add(events, "video_view", 15);
    add(events, "quiz_attempt", 3);
    Row score =
        score(
            events,
            """
            name: e-learning
            actions: {course_completed: 40, forum_post: 10, video_view: 5, quiz_attempt: 20}
            """);
    assertThat(score.real("raw")).isEqualTo(265);
  }

  private static void add(StringBuilder events, String event, int times) {
    for (int i = 0; i < times; i++) {
      events.append("u1,").append(event).append(",2026-01-").append(10 + i).append('\n');
    }
  }

  private Row score(CharSequence events, String model) throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), events);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(file), folder);
      var bound = Binder.bind(ModelReader.read("model.yaml", model), inputs.shape());
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      new ScoreRun(engine, bound, loaded.span(), null)
          .prepare(loaded.span().last())
          .at(loaded.span().last(), Names.SINGLE);
      return engine.query("select * from score").get(0);
    }
  }
}
