package dev.verve.cli;

import static dev.verve.cli.InvitersStay.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another model would change, what a score foretells, and whether a model is still true. */
class ComparedModelsTest {
  @TempDir Path folder;
  private String events = "";
  private String model = "";

  @BeforeEach
  void write() throws IOException {
    InvitersStay product = new InvitersStay(folder);
    events = product.events(900).toString();
    model = product.model().toString();
  }

  @Test
  void forecastTellsProbabilitiesThatAddUp() throws IOException {
    Path file = folder.resolve("p.csv");
    Run run = Run.of("forecast", events, "-m", model, "-o", file.toString(), "--json");
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("method").asText()).isEqualTo("Platt");
    double sum = 0;
    for (JsonNode user : json.get("users")) {
      sum += user.get("probability").asDouble();
    }
    assertThat(json.get("expected").get("value").asDouble()).isCloseTo(sum, within(1e-6));
    assertThat(json.get("expected").get("low").asDouble()).isLessThan(sum);
    assertThat(Files.readAllLines(file)).hasSize(json.get("users").size() + 1);
  }

  @Test
  void forecastRefusesWhereTheEvidenceDoes() throws IOException {
    Path few = folder.resolve("few.csv");
    Files.write(few, Files.readAllLines(Path.of(events)).subList(0, 400));
    JsonNode json = Run.of("forecast", few.toString(), "-m", model, "--json").json();
    assertThat(json.get("expected").get("value").isNull()).isTrue();
    assertThat(json.get("verdict").asText()).startsWith("INSUFFICIENT");
    assertThat(json.get("warnings").toString()).contains("expected is unknown");
  }

  @Test
  void compareWithItselfChangesNothing() throws IOException {
    JsonNode json = Run.of("compare", model, model, events, "--json").json();
    assertThat(json.get("moved").asInt()).isZero();
    assertThat(json.get("rank_correlation").asDouble()).isEqualTo(1);
    assertThat(json.get("psi").asDouble()).isZero();
    assertThat(json.get("auc").get("difference").get("value").asDouble()).isZero();
    assertThat(json.get("down").get("first")).isEqualTo(json.get("down").get("second"));
  }

  @Test
  void compareFindsTheModelThatPredictsBetter() throws IOException {
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, MODEL.replace("{weight: 1, max_per_day: 3}", "20"));
    JsonNode json = Run.of("compare", model, other.toString(), events, "--json").json();
    assertThat(json.get("moved").asInt()).isPositive();
    assertThat(json.get("auc").get("difference").get("value").isNumber()).isTrue();
    assertThat(json.get("verdict").asText()).contains("users change band");
  }

  @Test
  void compareCountsTheAlertsThatEitherModelWouldRaise() throws IOException {
    Path rules = folder.resolve("alerts.yaml");
    Files.writeString(
        rules,
        """
        alerts:
          low: {title: Low for long, when: {below: 40, for: 3d}, cool_down: 30d, to: [slack]}
          never: {title: Never, when: {falls: 100, within: 1d}}
          drift: {when: {drifts: 28d}}
        people: {product: [mail]}
        """);
    Path other = folder.resolve("other.yaml");
    // nobody ever stands above 40 by it, so nobody falls below
    Files.writeString(
        other, MODEL.replace("{method: saturating, half: 5}", "{method: cap, at: 100000}"));
    Run run =
        Run.of("compare", model, other.toString(), events, "--alerts", rules.toString(), "--json");
    JsonNode json = run.json();
    JsonNode low = json.get("alerts").get(0);
    assertThat(json.get("alerts")).hasSize(2);
    assertThat(low.get("rule").asText()).isEqualTo("low");
    assertThat(low.get("first").asLong()).isPositive();
    assertThat(low.get("second").asLong()).isZero();
    assertThat(json.get("alerts").get(1).get("first").asLong()).isZero();
    assertThat(json.get("warnings").toString()).contains("Rule drift is left out");
    Run same = Run.of("compare", model, model, events, "--alerts", rules.toString());
    assertThat(same.out()).contains("Low for long");

    Files.writeString(rules, "alerts: {x: {when: {crosses: engagd}}}");
    Run wrong = Run.of("compare", model, model, events, "--alerts", rules.toString());
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("engagd", "Did you mean 'engaged'?");
  }

  @Test
  void reviewSaysWhatDoesNotHold() throws IOException {
    Files.writeString(
        Path.of(model),
        MODEL.replace(
            "actions:\n", "window: 90d\nactions:\n  vanished: {event: [gone], weight: 1}\n"));
    JsonNode json = Run.of("review", events, "-m", model, "--json").json();
    assertThat(json.get("findings").findValuesAsText("about"))
        .contains("gone", "equal_weights", "window_too_long");
    assertThat(json.get("verdict").asText()).contains("not hold any more");
    assertThat(json.get("unknown").toString()).contains("there is no lock");
  }
}
