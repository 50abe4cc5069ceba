package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.insight.draft.ModelDraft;
import dev.verve.model.Action;
import dev.verve.model.ModelReader;
import dev.verve.model.Outcome;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts of small products written out, and of real ones by what must hold of them. */
class ModelDraftTest {
  @TempDir Path folder;

  @Test
  void smallProductReadsAsWrittenDown() throws IOException {
    StringBuilder events =
        new StringBuilder("user_id,account_id,event,timestamp,minutes,feature,plan\n");
    for (int user = 0; user < 10; user++) {
      for (int day = 1; day <= 20; day++) {
        add(events, user, "Session Started", day, ",,");
        add(events, user, "session_ended", day, (5 + day) + ",,");
        if (day % 2 == 0) {
          add(events, user, "workflow_completed", day, ",,");
          add(events, user, "feature_used", day, ",f" + day % 6 + ",");
        }
      }
      for (int times = 0; times < (user == 0 ? 60 : 1); times++) {
        add(events, user, "page_view", 3, ",,");
      }
      add(events, user, "signed_up", 1, ",,");
      add(events, user, "error_seen", 5, ",,");
      if (user < 5) {
        add(events, user, "teammate_invited", 6, ",,");
        add(events, user, "report_exported", 7, ",,");
        add(events, user, "report_exported", 8, ",,");
      }
      if (user == 9) {
        add(events, user, "subscription_cancelled", 20, ",,");
      }
    }
    Path file = Files.writeString(folder.resolve("Small product.csv"), events);
    assertThat(draft(file)).isEqualTo(golden("small-product.yaml"));
  }

  @Test
  void strangeNamesAreQuotedAndKeptApart() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    for (String event :
        List.of("no", "12", "\"He said \"\"hi\"\"\"", "a b", "a-b", "\"two\nlines\"", "# x: {y}")) {
      events.append("u1,").append(event).append(",2026-01-01\n");
    }
    ScoreModel model = read(draft(Files.writeString(folder.resolve("e.csv"), events)));
    assertThat(model.actions().flatMap(action -> action.events().stream()))
        .containsExactlyInAnyOrder(
            "no", "12", "He said \"hi\"", "a b", "a-b", "two\nlines", "# x: {y}");
  }

  @Test
  void dataOfOutcomesAloneStillMakesValidModel() throws IOException {
    String events = "user_id,event,timestamp\nu1,course_registered,2026-01-01\n";
    ScoreModel model = read(draft(Files.writeString(folder.resolve("e.csv"), events)));
    assertThat(model.actions().map(Action::slug)).containsExactly("course_registered");
  }

  @Test
  void whatGoesWithReturnWeighsHalfAsMuchAgain() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < 100; user++) {
      boolean tried = user % 2 == 0;
      events.append("u%d,note_read,2026-01-01\nu%d,note_read,2026-01-02\n".formatted(user, user));
      events.append(tried ? "u%d,note_kept,2026-01-03\n".formatted(user) : "");
      events.append(tried ? "u%d,note_read,2026-01-20\n".formatted(user) : "");
    }
    events.append("u0,note_read,2026-03-01\n");
    String draft = draft(Files.writeString(folder.resolve("e.csv"), events));
    // 100 users × a median of 2.5 against 50 × 1 is 5 times; half as much again is 7.5.
    assertThat(read(draft).actions().map(action -> action.slug() + " " + action.weight()))
        .containsExactly("note_read 1.0", "note_kept 8.0");
    assertThat(draft.replaceAll("\\s+#", ""))
        .contains("Of newcomers who did it in their first week 100 % came back, of the others 0 %");
  }

  @Test
  void moreThan25ActionsAreNamedButLeftOut() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    for (int event = 0; event < 40; event++) {
      for (int user = event; user < 40; user++) {
        events.append("u%d,e%02d,2026-01-01\n".formatted(user, event));
      }
    }
    String draft = draft(Files.writeString(folder.resolve("e.csv"), events));
    assertThat(read(draft).actions().map(Action::slug)).hasSize(25).contains("e00", "e24");
    assertThat(draft).contains("# - e39: ").contains("Beyond the first 25 actions");
  }

  @Test
  void withdrawalsAndRegistrationsOfCoursesAreNoActions() throws IOException {
    ScoreModel model = read(draft(shared("oulad/events.csv.gz")));
    assertThat(model.actions().map(Action::slug))
        .containsExactlyInAnyOrder("tutor_assignment_submitted", "quiz_submitted", "exam_taken");
    assertThat(model.outcomes())
        .containsExactly(
            new Outcome("course_withdrawn", Outcome.Kind.LOST_EVENT, "course_withdrawn", 30));
    assertThat(model.rollup()).isNotNull();
  }

  @Test
  void workOnKafkaHasCoreAndCollaboration() throws IOException {
    ScoreModel model = read(draft(shared("kafka-git/events.csv.gz")));
    assertThat(model.branches().stream().map(branch -> branch.slug()))
        .containsExactly("core-usage", "collaboration");
    assertThat(model.branches().get(1).actions().stream().map(Action::slug))
        .containsExactlyInAnyOrder("review", "co_authored");
  }

  private String draft(Path file) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(file), folder);
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      String text =
          ModelDraft.of(engine, inputs.shape(), loaded.span(), file.getFileName().toString());
      assertThat(Binder.bind(read(text), inputs.shape()).unresolved()).isEmpty();
      return text;
    }
  }

  private static ScoreModel read(String text) {
    return ModelReader.read("draft.yaml", text);
  }

  private static void add(
      StringBuilder events, int user, String event, int day, String properties) {
    String plan = user % 2 == 0 ? "free" : "pro";
    events.append(
        "u%d,a%d,%s,2026-01-%02dT10:00:00Z,%s%s\n"
            .formatted(user, user / 5, event, day, properties, plan));
  }

  private static Path shared(String name) {
    Path root = Path.of(System.getProperty("verve.root", "..")).toAbsolutePath();
    Path file = root.resolve("../shared/data").resolve(name).normalize();
    assumeTrue(Files.exists(file), "skipped: the shared data set " + name + " is not here");
    return file;
  }

  private static String golden(String name) throws IOException {
    try (InputStream stream = ModelDraftTest.class.getResourceAsStream(name)) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
