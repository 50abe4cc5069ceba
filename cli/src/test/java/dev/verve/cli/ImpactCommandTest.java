package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactCommandTest {
  private static final long SEED = 99;

  @TempDir Path folder;

  @Test
  void judgesAnExperimentInJson() throws IOException {
    JsonNode answer =
        json(
            "--table",
            experiment(400, 2),
            "--group",
            "arm",
            "--metric",
            "score",
            "--before",
            "was");
    assertThat(answer.path("verdict").asText()).as("seed %s", SEED).isEqualTo("VERIFIED");
    assertThat(answer.path("effect").asDouble()).isCloseTo(2, within(2.5));
    assertThat(answer.path("low").asDouble()).isLessThan(answer.path("effect").asDouble());
    assertThat(answer.path("high").asDouble()).isGreaterThan(answer.path("effect").asDouble());
    assertThat(answer.path("srm").path("p").asDouble()).isEqualTo(1);
    assertThat(answer.path("relative").path("effect").asDouble()).isCloseTo(0.04, within(0.05));
    assertThat(answer.path("cuped").path("effect").asDouble()).isCloseTo(2, within(0.2));
    assertThat(answer.path("cuped").path("variance_ratio").asDouble()).isBetween(0.0, 0.1);
    assertThat(answer.path("smallest_detectable").asDouble()).isPositive();
    assertThat(answer.path("method").asText()).contains("Welch").contains("CUPED");
    assertThat(answer.path("evidence").asText()).isEqualTo("randomised");
    assertThat(answer.path("warnings")).isEmpty();
  }

  @Test
  void saysTheVerdictFirst() throws IOException {
    Run said =
        Run.of(
            "impact",
            "--table",
            experiment(400, 2),
            "--group",
            "arm",
            "--metric",
            "score",
            "--before",
            "was");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .startsWith("Verified: score in new is ")
        .contains("higher than in control");
    assertThat(said.out().lines()).anyMatch(line -> line.matches("  control +400 +\\d.*"));
    assertThat(said.out().strip().lines().reduce("", (first, last) -> last)).startsWith("  Next: ");
  }

  @Test
  void anUnknownNumberIsNullWithAReason() throws IOException {
    JsonNode few = json("--table", experiment(40, 2), "--group", "arm", "--metric", "score");
    assertThat(few.path("verdict").asText()).isEqualTo("INSUFFICIENT");
    for (String field :
        new String[] {"effect", "low", "high", "p", "relative", "smallest_detectable"}) {
      assertThat(few.path(field).isNull()).as(field).isTrue();
    }
    assertThat(few.path("warnings").toString()).contains("40 of 50 users");
    JsonNode skewed =
        json(
            "--table",
            experiment(400, 2),
            "--group",
            "arm",
            "--metric",
            "score",
            "--shares",
            "control=9,new=1");
    assertThat(skewed.path("verdict").asText()).isEqualTo("INVALID");
    assertThat(skewed.path("srm").path("p").asDouble()).isLessThan(1e-6);
    assertThat(skewed.path("effect").isNull()).isTrue();
  }

  @Test
  void severalMetricsAreListed() throws IOException {
    JsonNode answer =
        json(
            "--table",
            experiment(400, 2),
            "--group",
            "arm",
            "--metric",
            "was",
            "--metric",
            "score");
    assertThat(answer.path("metric").asText()).isEqualTo("was");
    assertThat(answer.path("verdict").asText()).isEqualTo("NO_EVIDENCE");
    assertThat(answer.path("comparisons")).hasSize(2);
    assertThat(answer.path("arms").get(0).path("arm").asText()).isEqualTo("control");
    assertThat(answer.path("arms").get(0).path("means").path("was").asDouble())
        .isCloseTo(50, within(2.0));
  }

  @Test
  void judgesAPanel() throws IOException {
    JsonNode answer =
        json(
            "--panel",
            panel(3),
            "--unit",
            "account",
            "--period",
            "week",
            "--treated",
            "nudged",
            "--metric",
            "score",
            "--start",
            "8");
    assertThat(answer.path("verdict").asText()).as("seed %s", SEED).isEqualTo("VERIFIED");
    assertThat(answer.path("effect").asDouble()).isCloseTo(3, within(1.0));
    assertThat(answer.path("evidence").asText()).isEqualTo("weaker");
    assertThat(answer.path("srm").isNull()).isTrue();
    assertThat(answer.path("warnings").get(0).asText()).startsWith("Weaker evidence");
  }

  @Test
  void plansAnExperiment() throws IOException {
    JsonNode answer =
        json(
            "--plan",
            "--table",
            experiment(400, 0),
            "--metric",
            "score",
            "--size",
            "1000",
            "--effect",
            "3");
    double deviation = answer.path("standard_deviation").asDouble();
    // (1.962 + 0.842) · sd · √(4/1000)
    assertThat(answer.path("smallest_detectable").asDouble())
        .isCloseTo(2.804 * deviation * Math.sqrt(0.004), within(0.01));
    assertThat(answer.path("users_needed").asLong()).isPositive();
  }

  @Test
  void refusesWhatCannotBeJudged() throws IOException {
    assertRefused("there is nothing to judge", "impact");
    assertRefused("--group: this option is missing", "impact", "--table", experiment(60, 0));
    String file = experiment(60, 0);
    assertRefused(
        "Did you mean 'score'?", "impact", "--table", file, "--group", "arm", "--metric", "scor");
    assertRefused("not numeric", "impact", "--table", file, "--group", "arm", "--metric", "arm");
    assertRefused(
        "no group 'kontrol'",
        "impact",
        "--table",
        file,
        "--group",
        "arm",
        "--metric",
        "score",
        "--control",
        "kontrol");
    assertRefused(
        "'new' has no share",
        "impact",
        "--table",
        file,
        "--group",
        "arm",
        "--metric",
        "score",
        "--shares",
        "control=1");
    assertRefused(
        "--start 99",
        "impact",
        "--panel",
        panel(0),
        "--unit",
        "account",
        "--period",
        "week",
        "--treated",
        "nudged",
        "--metric",
        "score",
        "--start",
        "99");
  }

  private static void assertRefused(String words, String... args) {
    Run said = Run.of(args);
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains(words);
    assertThat(said.out()).isEmpty();
  }

  private static JsonNode json(String... args) throws JsonProcessingException {
    String[] all = new String[args.length + 2];
    all[0] = "impact";
    all[1] = "--json";
    System.arraycopy(args, 0, all, 2, args.length);
    Run said = Run.of(all);
    assertThat(said.status()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  /** Users of two arms; the score is the earlier one, some noise, and the effect. */
  private String experiment(int anArm, double effect) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder rows = new StringBuilder("user_id,arm,was,score\n");
    for (int u = 0; u < 2 * anArm; u++) {
      boolean treated = u % 2 == 1;
      double was = 40 + 20 * random.nextDouble();
      double score = was + random.nextDouble() + (treated ? effect : 0);
      rows.append(
          String.format(Locale.ROOT, "u%d,%s,%f,%f%n", u, treated ? "new" : "control", was, score));
    }
    return Files.writeString(folder.resolve("experiment.csv"), rows).toString();
  }

  @Test
  void ratiosOutcomesAndSegmentsStandInTheAnswer() throws IOException {
    JsonNode answer =
        json(
            "--table",
            experiment(400, 2),
            "--group",
            "arm",
            "--metric",
            "score/was",
            "--outcome",
            "was",
            "--segment",
            "arm");
    assertThat(answer.path("metric").asText()).isEqualTo("score/was");
    assertThat(answer.path("method").asText()).contains("delta method");
    assertThat(answer.at("/outcome/metric").asText()).isEqualTo("was");
    assertThat(answer.at("/outcome/finding").asText()).isIn("gaming", "nothing_to_confirm");
    Run winsorised =
        Run.of(
            "impact",
            "--table",
            experiment(400, 2),
            "--group",
            "arm",
            "--metric",
            "score/was",
            "--winsorise",
            "0.99");
    assertThat(winsorised.status()).isEqualTo(2);
    assertThat(winsorised.err()).contains("--winsorise: stands beside a ratio");
  }

  private String panel(double effect) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder rows = new StringBuilder("account,week,nudged,score\n");
    for (int a = 0; a < 60; a++) {
      for (int week = 0; week < 12; week++) {
        double lift = a < 30 && week >= 8 ? effect : 0;
        double score = a + week + 2 * random.nextDouble() + lift;
        rows.append(String.format(Locale.ROOT, "a%d,%d,%b,%f%n", a, week, a < 30, score));
      }
    }
    return Files.writeString(folder.resolve("panel.csv"), rows).toString();
  }
}
