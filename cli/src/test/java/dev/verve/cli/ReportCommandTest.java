package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page tells what the commands answer, stands alone, and runs nothing that is in the data. */
class ReportCommandTest {
  private static final Pattern VALUE = Pattern.compile("<data value=\"([^\"]+)\">");
  private static final String EVIL = "<script>alert(1)</script>";

  @TempDir static Path folder;

  private static String page = "";

  @BeforeAll
  static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    List<String> events = new ArrayList<>(List.of("user_id,timestamp,event"));
    LocalDate first = LocalDate.parse("2026-01-01");
    for (int user = 0; user < 60; user++) {
      for (int day = random.nextInt(20); day < 60; day += 1 + random.nextInt(1 + user / 4)) {
        String event = random.nextInt(3) == 0 ? EVIL : "login";
        events.add((user == 7 ? EVIL : "u" + user) + "," + first.plusDays(day) + "," + event);
      }
    }
    Files.write(folder.resolve("events.csv"), events);
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        name: m
        title: "Model %s"
        tree:
          core:
            title: "Core %s"
            owner: "team %s"
            actions: {login: 1}
          depth:
            actions: {odd: {event: "%s", weight: 3}}
        scale: {method: cap, at: 60}
        outcome: {retained_within: 7d}
        """
            .formatted(EVIL, EVIL, EVIL, EVIL));
    Run run = run("report", "-o", folder.resolve("r.html").toString());
    assertThat(run.status()).as(run.err()).isZero();
    page = Files.readString(folder.resolve("r.html"));
  }

  private static Run run(String command, String... more) {
    List<String> args = new ArrayList<>(List.of(command, folder.resolve("events.csv").toString()));
    args.addAll(List.of("--model", folder.resolve("m.yaml").toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  /** The numbers of each row of a table of the page. */
  private static List<List<Double>> table(String name) {
    int start = page.indexOf("data-of=\"" + name + "\"");
    assertThat(start).as(name).isPositive();
    String html = page.substring(page.indexOf("<tbody>", start), page.indexOf("</tbody>", start));
    List<List<Double>> rows = new ArrayList<>();
    for (String row : html.split("<tr>", -1)) {
      List<Double> numbers = new ArrayList<>();
      Matcher matcher = VALUE.matcher(row);
      while (matcher.find()) {
        numbers.add(Double.valueOf(matcher.group(1)));
      }
      rows.add(numbers);
    }
    return rows.subList(1, rows.size());
  }

  private static void assertSame(double shown, JsonNode answered) {
    assertThat(shown).isCloseTo(answered.asDouble(), within(1e-9));
  }

  @Test
  void standsAloneAndEscapesWhatTheDataSays() {
    assertThat(page).doesNotContain("<script", "http:", "https:", "src=", "url(", "@import", "NaN");
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .startsWith("<!doctype html>");
  }

  @Test
  void distributionAndMovementAreThoseOfTheCommands() throws IOException {
    JsonNode distribution = run("distribution", "--json").json().get("distribution");
    List<List<Double>> bands = table("distribution");
    assertThat(bands).hasSize(distribution.size());
    for (int i = 0; i < bands.size(); i++) {
      assertSame(bands.get(i).get(2), distribution.get(i).get("users"));
      assertSame(bands.get(i).get(3), distribution.get(i).get("share"));
    }
    JsonNode matrix = run("movement", "--json").json().get("matrix");
    List<List<Double>> flows = table("movement");
    assertThat(flows).hasSize(matrix.size());
    for (int i = 0; i < flows.size(); i++) {
      assertSame(flows.get(i).get(0), matrix.get(i).get("users"));
    }
  }

  @Test
  void treeIsThatOfTheCommand() throws IOException {
    JsonNode branches = run("tree", "--json").json().get("branches");
    List<List<Double>> rows = table("tree");
    int row = 0;
    for (JsonNode branch : branches) {
      assertSame(rows.get(row).get(0), branch.get("points"));
      assertSame(rows.get(row++).get(2), branch.get("share"));
      for (JsonNode action : branch.get("actions")) {
        assertSame(rows.get(row++).get(0), action.get("points"));
      }
    }
    assertThat(rows).hasSize(row);
  }

  @Test
  void waterfallIsThatOfTheDiagnosis() throws IOException {
    JsonNode diagnosis = run("diagnose", "--json", "--from", "2026-02-22").json();
    List<List<Double>> steps = table("waterfall");
    assertSame(steps.get(0).get(0), diagnosis.get("average_from"));
    assertSame(steps.get(steps.size() - 1).get(0), diagnosis.get("average_to"));
    for (int i = 0; i < diagnosis.get("branches").size(); i++) {
      assertSame(steps.get(i + 1).get(0), diagnosis.get("branches").get(i).get("count_effect"));
    }
  }

  @Test
  void retentionIsThatOfTheCommand() throws IOException {
    JsonNode days = run("retention", "--json").json().get("days");
    List<Double> all = table("retention").get(0);
    List<Double> answered = new ArrayList<>(List.of(60.0));
    days.forEach(
        day -> {
          if (!day.get("bracket").isNull()) {
            answered.add(day.get("bracket").asDouble());
          }
        });
    assertThat(all).isEqualTo(answered);
  }

  @Test
  void aFolderThatIsMissingIsRefusedBeforeTheWork() {
    Run run = run("report", "-o", folder.resolve("none").resolve("r.html").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("this file cannot be written");
  }

  @Test
  void evidencePageSaysTheVerdictFirst() throws IOException {
    Path table = folder.resolve("scores.csv");
    SplittableRandom random = new SplittableRandom(3);
    List<String> rows = new ArrayList<>(List.of("score,renewed"));
    for (int i = 0; i < 600; i++) {
      int score = random.nextInt(101);
      rows.add(score + "," + (random.nextInt(100) < score ? 1 : 0));
    }
    Files.write(table, rows);
    Path html = folder.resolve("evidence.html");
    Run run =
        Run.of(
            "validate",
            "--table",
            table.toString(),
            "--score",
            "score",
            "--outcome",
            "renewed",
            "--json",
            "--html",
            html.toString());
    assertThat(run.status()).as(run.err()).isZero();
    String evidence = Files.readString(html);
    assertThat(evidence).contains("<p class=\"lead\">The score predicts");
    assertThat(evidence)
        .contains("data-of=\"roc\"", "data-of=\"calibration\"", "data-of=\"bands\"");
    assertThat(evidence).doesNotContain("http:", "src=", "NaN");
    double rate = run.json().get("bands").get(3).get("rate").asDouble();
    assertThat(evidence).contains("<data value=\"" + rate + "\">");
  }
}
