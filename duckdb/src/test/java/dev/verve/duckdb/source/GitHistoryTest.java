package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.model.Entity;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that git itself makes, read back as events. */
class GitHistoryTest {
  private static final String ADA = "Ada <Ada@Example.com>";
  private static final String BOB = "Bob <bob@example.com>";

  @TempDir Path folder;
  private Path repository = Path.of("");
  private int day;

  @BeforeEach
  void create() throws Exception {
    repository = Files.createDirectory(folder.resolve("project"));
    git(ADA, ADA, "init", "-q", "-b", "main");
  }

  @Test
  void authorAndOtherCommitterAreTwoEvents() throws Exception {
    commit(ADA, ADA, "alone");
    commit(ADA, BOB, "picked by another");
    assertThat(events())
        .containsExactlyInAnyOrder(
            "ada@example.com commit_authored 2026-01-01 22:30 Ada false",
            "ada@example.com commit_authored 2026-01-02 22:30 Ada false",
            "bob@example.com commit_committed 2026-01-02 22:30 Bob false");
  }

  @Test
  void trailersNameCoAuthorsAndReviewers() throws Exception {
    commit(
        ADA,
        ADA,
        """
        Add a feature, with "quotes", commas
        and lines

        Co-authored-by: Cy <cy@example.com>
        Co-Authored-By: Ada <ada@example.com>
        Reviewed-by: Dee <dee@example.com>
        Reviewers: Bob <bob@example.com>, Dee <DEE@example.com>,
        Eve Smith
        """);
    assertThat(events())
        .containsExactlyInAnyOrder(
            "ada@example.com commit_authored 2026-01-01 22:30 Ada false",
            "cy@example.com co_authored 2026-01-01 22:30 Cy false",
            "dee@example.com reviewed 2026-01-01 22:30 Dee false",
            "bob@example.com reviewed 2026-01-01 22:30 Bob false",
            "eve smith reviewed 2026-01-01 22:30 Eve Smith false");
  }

  @Test
  void mergeCountsForItsCommitterAndWebsiteIsNobody() throws Exception {
    commit(ADA, ADA, "first");
    git(ADA, ADA, "checkout", "-q", "-b", "side");
    commit(ADA, "GitHub <noreply@github.com>", "edited on the website");
    git(ADA, ADA, "checkout", "-q", "main");
    day++;
    git(BOB, "GitHub <noreply@github.com>", "merge", "-q", "--no-ff", "-m", "merge", "side");
    assertThat(events())
        .containsExactlyInAnyOrder(
            "ada@example.com commit_authored 2026-01-01 22:30 Ada false",
            "ada@example.com commit_authored 2026-01-02 22:30 Ada false",
            "bob@example.com commit_committed 2026-01-03 22:30 Bob true");
  }

  @Test
  void mistakesAreSaidWithTheirCure() throws Exception {
    Path plain = Files.createDirectory(folder.resolve("plain"));
    assertThatThrownBy(this::events)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the repository has no commit yet");
    assertThatThrownBy(() -> events(plain))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("this is no Git repository");
    assertThatThrownBy(() -> events(folder.resolve("nowhere")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("git:" + folder.resolve("nowhere"))
        .hasMessageContaining("there is no such folder");
  }

  private void commit(String author, String committer, String message)
      throws IOException, InterruptedException {
    day++;
    git(author, committer, "commit", "-q", "--allow-empty", "-m", message);
  }

  /** Times are 23:30 one hour east of Greenwich, on one day after the other. */
  private void git(String author, String committer, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    String time = "2026-01-%02dT23:30:00+01:00".formatted(Math.max(1, day));
    person(environment, "AUTHOR", author, time);
    person(environment, "COMMITTER", committer, time);
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertThat(builder.start().waitFor()).isZero();
  }

  private static void person(
      Map<String, String> environment, String role, String person, String time) {
    GitPerson read = GitPerson.of(person);
    environment.put("GIT_" + role + "_NAME", read.name());
    environment.put("GIT_" + role + "_EMAIL", read.email());
    environment.put("GIT_" + role + "_DATE", time);
  }

  private List<String> events() throws IOException {
    return events(repository);
  }

  private List<String> events(Path path) throws IOException {
    EventInput input =
        new EventInput(
            List.of("git:" + path),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Entity.USER,
            InputStream.nullInputStream());
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Path scratch = Files.createTempDirectory(folder, "scratch");
      Inputs.open(engine, input, scratch).load(RejectPolicy.defaults());
      return engine
          .query(
              """
              select v_user, v_event, strftime(v_at, '%Y-%m-%d %H:%M') as at, name, merge from event
              where repository = 'project' and length("commit") = 40""")
          .stream()
          .map(
              row ->
                  String.join(
                      " ",
                      row.string("v_user"),
                      row.string("v_event"),
                      row.string("at"),
                      row.string("name"),
                      row.string("merge")))
          .toList();
    }
  }
}
