package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.demo.DemoProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a small demo product of 300 users in 20 accounts over 90 days. */
class MetricsCommandTest {
  @TempDir static Path folder;
  private static DemoFiles demo = new DemoFiles(Path.of("."));

  @BeforeAll
  static void simulate() throws IOException {
    demo = new DemoFiles(folder);
    demo.write(DemoProduct.defaults().withUsers(300).withAccounts(20).withDays(90));
  }

  @Test
  void theWorkedExampleReproduces() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    StringBuilder users = new StringBuilder("user_id,first_seen\n");
    for (int user = 0; user < 1_000; user++) {
      users.append("u").append(user).append(",2026-01-01\n");
      for (int n = 0; user < 600 && n < 8; n++) {
        events.append("u%d,work,2026-01-%02d\n".formatted(user, 1 + (user + 4 * n) % 30));
      }
    }
    Run said =
        Run.of(
            "metrics",
            "user-engagement-score",
            Files.writeString(folder.resolve("e.csv"), events).toString(),
            "--users",
            Files.writeString(folder.resolve("u.csv"), users).toString(),
            "--benchmark",
            "saas-b2b",
            "--json");
    assertThat(said.status()).as(said.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(said.out());
    assertThat(names(answer)).containsExactly("period", "from", "to", "by", "metrics", "warnings");
    JsonNode metric = answer.path("metrics").get(0);
    assertThat(names(metric))
        .containsExactly(
            "slug",
            "title",
            "definition",
            "formula",
            "unit",
            "value",
            "numerator",
            "denominator",
            "reason",
            "benchmark",
            "values");
    assertThat(metric.path("value").asDouble()).isEqualTo(480);
    assertThat(metric.path("numerator").asDouble()).isEqualTo(4_800);
    assertThat(metric.path("denominator").asDouble()).isEqualTo(1_000);
    assertThat(metric.path("reason").isNull()).isTrue();
    assertThat(metric.path("benchmark").path("good_from").asInt()).isEqualTo(75);
    assertThat(metric.path("benchmark").path("warning").asText()).contains("bounded by 100");
    JsonNode value = metric.path("values").get(0);
    assertThat(names(value))
        .containsExactly(
            "period", "period_start", "period_end", "segment", "value", "numerator", "denominator");
    assertThat(value.path("segment").isNull()).isTrue();
  }

  @Test
  void unknownIsNullWithItsReason() throws IOException {
    Run said =
        Run.withInput("user_id,event,timestamp\na,work,2026-01-01\n", "metrics", "-", "--json");
    assertThat(said.status()).as(said.err()).isZero();
    for (JsonNode metric : new ObjectMapper().readTree(said.out()).path("metrics")) {
      assertThat(metric.path("value").isNull())
          .as(metric.path("slug").asText())
          .isEqualTo(!metric.path("reason").isNull());
    }
  }

  @Test
  void theCatalogOfTheDemoProduct() throws IOException {
    golden("metrics", List.of("metrics", "--by", "plan"));
  }

  @Test
  void oneMetricOfTheDemoProduct() throws IOException {
    golden(
        "stickiness", List.of("metrics", "stickiness", "--period", "week", "--from", "2026-03-01"));
  }

  @Test
  void powerUsersOfTheDemoProduct() throws IOException {
    golden("power-users", List.of("power-users"));
  }

  @Test
  void retentionOfTheDemoProductByBand() throws IOException {
    golden("retention", List.of("retention", "--within", "14"));
  }

  @Test
  void initDraftsTheRoles() throws IOException {
    Path roles = folder.resolve("drafted.yaml");
    Run said =
        Run.of(
            "init",
            demo.events().toString(),
            "-o",
            folder.resolve("drafted-model.yaml").toString(),
            "--metrics",
            roles.toString());
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(Files.readString(roles))
        .contains("\nvisit: session_started\n")
        .contains("\npage: page_viewed\n")
        .contains("\n# scroll:\n")
        .contains("\nsession: {event: session_ended, minutes: minutes}\n")
        .contains("\nsurvey: {event: feedback_given, score: nps}\n");
    Run read =
        Run.of(
            "metrics", "net-promoter-score", demo.events().toString(), "--roles", roles.toString());
    assertThat(read.status()).as(read.err()).isZero();
    assertThat(read.out()).startsWith("Net promoter score: ");
  }

  @Test
  void jsonOfPowerUsers() throws IOException {
    Run said = run(List.of("power-users", "--json"));
    JsonNode answer = new ObjectMapper().readTree(said.out());
    assertThat(names(answer))
        .containsExactly(
            "as_of",
            "band",
            "against",
            "verdict",
            "adjusted_for",
            "actions",
            "first_days",
            "warnings");
    assertThat(answer.path("verdict").asText()).isIn("COMPARED", "INSUFFICIENT");
    assertThat(answer.path("adjusted_for").get(1).asText()).isEqualTo("plan");
  }

  @Test
  void refusesWhatCannotBeAsked() {
    String events = demo.events().toString();
    assertThat(Run.of("metrics", "stickyness", events).err())
        .contains("Did you mean 'stickiness'?");
    assertThat(Run.of("metrics", "stickiness").err()).contains("there are no events to read");
    assertThat(Run.of("metrics", events, "--from", "2030-01-01").err())
        .contains("no whole month of 30 days");
    assertThat(Run.of("metrics", events, "--benchmark", "saas").status()).isEqualTo(2);
    assertThat(Run.of("power-users", events).err()).contains("--model: this option is missing");
    assertThat(
            Run.of("power-users", events, "--model", demo.model().toString(), "--band", "pwer")
                .err())
        .contains("Did you mean 'power'?");
  }

  private static void golden(String name, List<String> command) throws IOException {
    Run said = run(command);
    assertThat(said.status()).as(said.err()).isZero();
    Golden.check(
        Golden.resources("metrics").resolve(name + ".txt"), said.out() + "---\n" + said.err());
  }

  private static Run run(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(
        List.of(
            demo.events().toString(),
            "--users",
            demo.users().toString(),
            "--model",
            demo.model().toString()));
    return Run.of(arguments.toArray(String[]::new));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
