package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.demo.DemoProduct;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release that breaks the export of reports in the simulated product is found and named. */
@Order(2)
class DiagnoseCommandTest {
  @TempDir static Path folder;

  private static DemoFiles files;

  @BeforeAll
  static void simulate() throws IOException {
    files = new DemoFiles(folder);
    files.write(DemoProduct.defaults());
  }

  private static Run diagnose(String... more) {
    String[] base = {
      "diagnose",
      files.events().toString(),
      "--users",
      files.users().toString(),
      "--model",
      files.model().toString(),
      "--from",
      "2026-03-01",
      "--to",
      "2026-03-31"
    };
    String[] args = new String[base.length + more.length];
    System.arraycopy(base, 0, args, 0, base.length);
    System.arraycopy(more, 0, args, base.length, more.length);
    return Run.of(args);
  }

  @Test
  void namesTheReleaseThatHurtOneFeature() throws IOException {
    Run run = diagnose();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines().findFirst().orElseThrow())
        .contains("plan=business & country=DE")
        .contains("depth.report_exported")
        .contains("product-insights is accountable");
    Golden.check(Golden.resources("diagnosis/demo.txt"), run.out());
  }

  @Test
  void jsonSumsToTheChange() throws IOException {
    Run run = diagnose("--json", "--model-from", files.model().toString());
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(run.out());
    double delta = answer.get("delta").asDouble();
    assertThat(sum(answer.get("actions"), "count_effect", "weight_effect"))
        .isCloseTo(delta, within(1e-9));
    assertThat(sum(answer.get("segments"), "rate_effect", "mix_effect"))
        .isCloseTo(2 * delta, within(1e-9));
    JsonNode population = answer.get("population");
    assertThat(
            population.get("retained").asDouble()
                + population.get("new").asDouble()
                + population.get("lost").asDouble())
        .isCloseTo(delta, within(1e-9));
    assertThat(answer.get("verdict").asText()).isEqualTo("change");
    assertThat(answer.get("warnings").toString()).contains("has no lock");
  }

  private static double sum(JsonNode list, String one, String other) {
    double sum = 0;
    for (JsonNode item : list) {
      sum += item.get(one).asDouble() + item.get(other).asDouble();
    }
    return sum;
  }

  @Test
  void markersAndSuspectsStandBesideIt() throws IOException {
    Run run =
        diagnose("--marker", "2026-02-24:winter sale", "--marker", "2025-10-20:launch", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(run.out());
    JsonNode early = answer.get("markers").get(0);
    assertThat(early.get("label").asText()).isEqualTo("launch");
    assertThat(early.get("effect").isNull()).isTrue();
    JsonNode sale = answer.get("markers").get(1);
    assertThat(sale.get("low").asDouble()).isLessThan(sale.get("high").asDouble());
    assertThat(answer.get("warnings").toString())
        .contains("launch")
        .contains("8 weeks are needed")
        .contains("map it as `load` in metrics.yaml");
    assertThat(answer.get("checks")).hasSize(10);
  }

  @Test
  void aMarkerWithoutADateIsRefused() {
    Run run = diagnose("--marker", "sale");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("2026-03-01:\"new pricing\"");
  }

  @Test
  void theLastDaysAreWatched() throws IOException {
    Run run =
        Run.of(
            "anomalies",
            files.events().toString(),
            "--users",
            files.users().toString(),
            "--model",
            files.model().toString());
    assertThat(run.status()).as(run.err()).isZero();
    Golden.check(Golden.resources("diagnosis/anomalies.txt"), run.out());
  }

  @Test
  void datesOutOfOrderAreRefused() {
    Run run = diagnose("--from", "2026-04-01");
    assertThat(run.status()).isEqualTo(2);
  }
}
