package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.draft.RolesDraft;
import dev.verve.model.EventRole;
import dev.verve.model.EventRoles;
import dev.verve.model.EventRolesReader;
import dev.verve.model.RoleKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesDraftTest {
  private static final String MODEL = "name: m\nactions: {login: 1}\nscale: {method: cap, at: 9}\n";

  @TempDir Path folder;

  private EventRoles draft(String property, String... events) throws IOException {
    List<String> rows =
        new ArrayList<>(Stream.of(events).map(event -> "ann," + event + ",2026-03-01,7").toList());
    rows.add("ann,login,2026-03-01,");
    try (Loaded loaded = Loaded.of(folder, MODEL, "user_id,event,timestamp," + property, rows)) {
      return RolesDraft.of(loaded.engine(), loaded.model().shape(), List.of(events));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "page, Viewed Page",
    "page, page",
    "adopted, onboarding_completed",
    "started, workflow_started",
    "finished, Checkout Completed",
    "support, ticket_opened",
    "error, error",
    "error, crashed"
  })
  void aNameAloneTellsSomeRoles(String word, String event) throws IOException {
    EventRoles roles = draft("x", "something_else", event);
    assertThat(roles.role(kind(word)).orElseThrow().events()).containsExactly(event);
    assertThat(draft("x", "something_else").role(kind(word))).isEmpty();
  }

  private static RoleKind kind(String word) {
    return Stream.of(RoleKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "scroll, page_scrolled, depth, scrolled_far",
    "item, article_read, article_id, title",
    "survey, nps_answered, rating, comment",
    "load, page_loaded, load_ms, title"
  })
  void someRolesNeedAPropertyOfAUsualName(
      String word, String event, String property, String strange) throws IOException {
    EventRole role = draft(property, event).role(kind(word)).orElseThrow();
    assertThat(role.events()).containsExactly(event);
    assertThat(role.value()).isEqualTo(property);
    assertThat(draft(strange, event).role(kind(word))).isEmpty();
  }

  @Test
  void timesAreBroughtToOneUnit() throws IOException {
    assertThat(draft("load_ms", "page_loaded").role(RoleKind.LOAD).orElseThrow().factor())
        .isEqualTo(0.001);
    assertThat(draft("minutes", "session_ended").role(RoleKind.SESSION).orElseThrow().factor())
        .isOne();
    assertThat(draft("duration", "session_ended").role(RoleKind.SESSION).orElseThrow().factor())
        .isEqualTo(1 / 60.0);
    assertThat(draft("length", "session_ended").role(RoleKind.SESSION)).isEmpty();
  }

  @Test
  void theFirstOfSeveralIsTakenAndTheEndOfAVisitIsNone() throws IOException {
    EventRoles roles = draft("x", "session_ended", "session_started", "app_opened");
    assertThat(roles.role(RoleKind.VISIT).orElseThrow().events())
        .containsExactly("session_started");
  }

  @Test
  void everyEventOfCollaborationIsAnInteraction() throws IOException {
    EventRoles roles = draft("x", "teammate_invited", "page_view", "comment_added");
    assertThat(roles.role(RoleKind.INTERACTION).orElseThrow().events())
        .containsExactly("teammate_invited", "comment_added");
    assertThat(draft("x", "page_view").role(RoleKind.INTERACTION)).isEmpty();
  }

  @Test
  void theTextReadsBackAsTheRoles() throws IOException {
    for (String property :
        List.of("duration", "minutes", "load_ms", "depth", "article_id", "nps_score")) {
      EventRoles roles =
          draft(
              property,
              "session_started",
              "session_ended",
              "page_loaded",
              "page_scrolled",
              "article_read",
              "nps_answered",
              "teammate_invited",
              "comment_added",
              "crashed");
      String text = RolesDraft.text(roles);
      EventRoles back = EventRolesReader.read("metrics.yaml", text);
      for (RoleKind kind : RoleKind.values()) {
        assertThat(back.role(kind)).as(property + " " + kind).isEqualTo(roles.role(kind));
        assertThat(text).contains("\n# " + kind.word() + ": " + kind.need() + "\n");
      }
      assertThat(text).contains("\n# support:\n").contains("interaction: [");
    }
  }
}
