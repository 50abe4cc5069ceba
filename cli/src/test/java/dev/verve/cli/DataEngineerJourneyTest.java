package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for a data engineer from its first step to its last, on the students of one course of
 * real data: a draft, a check, a frozen scale, Parquet for the pipeline, learned weights, and the
 * proof beside the model. Spark gives the same in {@code CommandTest} of its module.
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
  void fromAFileToAModelWithItsProof() throws IOException, SQLException {
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
