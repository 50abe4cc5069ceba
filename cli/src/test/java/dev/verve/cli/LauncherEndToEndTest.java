package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as users run it, on the packaged distribution. */
class LauncherEndToEndTest {
  private static final List<String> PAGES =
      List.of("README.md", "docs/start.md", "docs/operations.md");

  @TempDir Path folder;

  private Launcher.Answer run(String... arguments) throws IOException, InterruptedException {
    return new Launcher(folder).run(arguments);
  }

  @Test
  void everySnippetOfTheDocsRuns() throws Exception {
    List<String> commands = new ArrayList<>();
    for (String page : PAGES) {
      commands.addAll(commands(Files.readString(Launcher.ROOT.resolve(page))));
    }
    assertThat(commands).hasSizeGreaterThan(10);
    for (String command : commands) {
      if (command.equals("./verve demo") && Files.exists(folder.resolve("demo-data"))) {
        continue;
      }
      Launcher.Answer answer = run(words(command.substring("./verve ".length())));
      assertThat(answer.status()).as(command + "\n" + answer.said()).isZero();
      if (command.equals("./verve demo")) {
        thin(folder.resolve("demo-data/events.csv"), 1);
        thin(folder.resolve("demo-data/users.csv"), 0);
      }
    }
    assertThat(folder.resolve("scores.parquet")).exists();
    assertThat(folder.resolve("scores-accounts.csv")).exists();
  }

  /** Keeps every tenth user: the commands after it are looked at, not how much they read. */
  private static void thin(Path file, int column) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> kept = new ArrayList<>(List.of(lines.get(0)));
    lines.stream()
        .skip(1)
        .filter(line -> line.split(",", column + 2)[column].endsWith("0"))
        .forEach(kept::add);
    assertThat(kept).hasSizeBetween(100, lines.size() / 5);
    Files.write(file, kept);
  }

  /** The words as a shell would split them; what stands in double quotes is one. */
  private static String[] words(String line) {
    return Pattern.compile("\"([^\"]*)\"|\\S+")
        .matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toArray(String[]::new);
  }

  @Test
  void printedSqlGivesTheSameScoresInAPlainDatabase() throws Exception {
    Path events = folder.resolve("events.csv");
    StringBuilder rows = new StringBuilder("user_id,event,timestamp\n");
    for (int i = 0; i < 500; i++) {
      rows.append("u").append(i * 7 % 31).append(i % 3 == 0 ? ",share," : ",login,");
      rows.append("2026-01-").append(10 + i % 20).append("T10:00:00Z\n");
    }
    Files.writeString(events, rows);
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        name: m
        decay: {half_life: 7d}
        actions:
          login: {weight: 1, max_per_day: 3}
          share: {weight: 4, curve: sqrt}
        scale: {method: saturating, half: median}
        """);
    Launcher.Answer scored = run("score", "events.csv", "--model", "m.yaml", "-o", "s.csv");
    assertThat(scored.status()).as(scored.said()).isZero();
    Launcher.Answer sql = run("score", "events.csv", "--model", "m.yaml", "--explain-sql");
    List<String> expected = Files.readAllLines(folder.resolve("s.csv"));
    assertThat(elsewhere(sql.out())).hasSize(31).hasSize(expected.size() - 1);
    for (String line : elsewhere(sql.out())) {
      String[] parts = line.split(",", -1);
      String same =
          expected.stream().filter(e -> e.startsWith(parts[0] + ",")).findFirst().orElseThrow();
      assertThat(Double.parseDouble(parts[1]))
          .isCloseTo(Double.parseDouble(same.split(",", -1)[3]), within(1e-9));
    }
  }

  @Test
  void mistakesExitWith2AndHelpWith0() throws Exception {
    assertThat(run("score", "missing.csv", "--model", "missing.yaml").status()).isEqualTo(2);
    Launcher.Answer unknown = run("scroe", "events.csv");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no command 'scroe'", "Did you mean 'score'");
    assertThat(run("--help").status()).isZero();
    assertThat(run("score", "--help").out()).contains("Example:");
  }

  /** Lines of shell blocks that call the launcher. */
  private static List<String> commands(String page) {
    List<String> commands = new ArrayList<>();
    boolean shell = false;
    for (String line : page.lines().toList()) {
      if (line.startsWith("```")) {
        shell = line.equals("```sh");
      } else if (shell && line.startsWith("./verve ")) {
        commands.add(line);
      }
    }
    return commands;
  }

  /** Runs a script in a database of its own; its last statement gives id and score. */
  private static List<String> elsewhere(String script) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String sql : List.of(script.split(";\\R\\R", -1))) {
        if (sql.isBlank()) {
          continue;
        }
        rows.clear();
        if (statement.execute(sql)) {
          ResultSet results = statement.getResultSet();
          boolean scores = results.getMetaData().getColumnLabel(1).equals("id");
          while (scores && results.next()) {
            rows.add(results.getString("id") + "," + results.getDouble("score"));
          }
        }
      }
    }
    return rows;
  }
}
