package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for a data engineer from its first step to its last, on the students of one course of
 * real data: a draft, a check, learned weights, a frozen scale, Parquet for the pipeline, and the
 * proof in Git beside the model and its lock. That Spark gives the same of these students is in
 * {@code AgreementTest} of its module.
 */
class DataEngineerJourneyTest {
  private static final Path DATA =
      Path.of(System.getProperty("verve.root", ".."), "../shared/data/oulad").normalize();

  @TempDir Path folder;

  @BeforeEach
  void oneCourse() throws SQLException {
    assumeTrue(Files.exists(DATA), "no " + DATA);
    for (String name : new String[] {"events", "enrolments"}) {
      sql(
          "copy (from read_csv('%s.csv.gz', all_varchar = true) where account_id like 'BBB%%') to '%s.csv'"
              .formatted(DATA.resolve(name), folder.resolve(name)));
    }
  }

  @Test
  void fromAFileToAModelWithItsProof() throws IOException, SQLException, InterruptedException {
    run("init", "events.csv", "--users", "enrolments.csv", "-o", "model.yaml");
    Path model = folder.resolve("model.yaml");
    String draft = Files.readString(model);
    assertThat(draft).contains("lost_event: course_withdrawn").contains("- course_withdrawn: ");
    // a course lasts longer than the draft can know
    Files.writeString(model, draft.replace("within: 30d", "within: 220d"));
    run("check", "model.yaml", "events.csv", "--users", "enrolments.csv");
    run("tune", "--after", "28d", "--test-from", "2014-01-01", "--write");
    assertThat(Files.readString(model)).as("learned weights").isNotEqualTo(draft);
    run("calibrate", "--as-of", "2014-02-28");
    assertThat(folder.resolve("model.lock.yaml")).exists();
    JsonNode scored = json("score", "--as-of", "2014-02-28");
    run("score", "--as-of", "2014-02-28", "-o", "scores.parquet");
    assertThat(sql("select count(*) from '" + folder.resolve("scores.parquet") + "'"))
        .isEqualTo(scored.get("population").asLong());
    JsonNode proof = json("validate", "--after", "28d", "--test-from", "2014-01-01");
    assertThat(proof.get("verdict").asText()).as("a number, or the reason why not").isNotBlank();
    run("validate", "--after", "28d", "--test-from", "2014-01-01", "--html", "evidence.html");
    assertThat(folder.resolve("evidence.html")).isNotEmptyFile();

    git("init");
    git("add", "model.yaml", "model.lock.yaml", "evidence.html");
    git("commit", "--message", "The model, its lock and its proof");
    run("calibrate", "--as-of", "2014-02-28");
    run("validate", "--after", "28d", "--test-from", "2014-01-01", "--html", "evidence.html");
    assertThat(git("status", "--porcelain", "--untracked-files=no"))
        .as("what a second run changed of what is committed")
        .isEmpty();
  }

  private String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of("-c", "user.name=engineer", "-c", "user.email=engineer@example.com"));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
    return said;
  }

  /** A command; names of files stand in the folder, and events and model go without saying. */
  private Run run(String command, String... more) {
    boolean whole = command.equals("init") || command.equals("check");
    String start =
        whole ? command : command + " events.csv --users enrolments.csv --model model.yaml";
    String[] words = (start + " " + String.join(" ", more)).split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].matches("\\w+\\.\\w+") ? folder.resolve(words[i]).toString() : words[i];
    }
    Run said = Run.of(words);
    assertThat(said.status()).as(command + ": " + said.err()).isZero();
    return said;
  }

  private JsonNode json(String command, String... more) throws IOException {
    String[] words = Arrays.copyOf(more, more.length + 1);
    words[more.length] = "--json";
    return run(command, words).json();
  }

  /** Runs a statement; yields the number of its first row. */
  private static long sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      ResultSet rows = statement.getResultSet();
      return rows != null && rows.next() ? rows.getLong(1) : 0;
    }
  }
}
