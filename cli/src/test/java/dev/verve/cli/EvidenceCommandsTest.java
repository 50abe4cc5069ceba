package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands on tables against R 4.2.2 (base and stats only), to 1e-6. The table is made of whole
 * numbers, which R makes alike: {@code i <- 0:1199; score <- (i*37) %% 101; old <- (i*53) %% 89; u
 * <- (i*i + 7*i) %% 97; y <- u < 0.7*score + 0.1*old; a <- (i*29) %% 7; b <- (i*i) %% 5; stayed <-
 * u < 40 + 8*a - 3*b}. DeLong by its placements with {@code var}, trend by {@code prop.trend.test},
 * calibration by {@code glm(y ~ qlogis(score / 101))}, signed weights by {@code glm(stayed ~ a +
 * b)} with {@code epsilon = 1e-15}, PSI by {@code quantile(type = 7)} and {@code qchisq}.
 */
class EvidenceCommandsTest {
  private static final Offset<Double> EXACT = within(1e-6);
  @TempDir Path folder;

  @Test
  void validateAgreesWithR() throws IOException {
    Run run =
        Run.of(
            "validate",
            "--table",
            table(),
            "--score",
            "score",
            "--outcome",
            "y",
            "--against",
            "old",
            "--json");
    assertThat(run.status()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("n").asInt()).isEqualTo(1200);
    assertThat(json.get("positives").asInt()).isEqualTo(590);
    numbers(json.get("auc"), 0.728796888024, 0.700579815232, 0.757013960817);
    JsonNode against = json.get("against");
    assertThat(against.get("auc").asDouble()).isCloseTo(0.523007779939, EXACT);
    assertThat(against.get("difference").asDouble()).isCloseTo(0.205789108086, EXACT);
    assertThat(against.get("low").asDouble()).isCloseTo(0.162240713590, EXACT);
    assertThat(against.get("high").asDouble()).isCloseTo(0.249337502581, EXACT);
    assertThat(against.get("p").asDouble()).isCloseTo(2.00896858327e-20, within(1e-26));
    assertThat(json.get("trend").get("z").asDouble()).isCloseTo(13.153227402, EXACT);
    JsonNode power = json.get("bands").get(3);
    assertThat(power.get("band").asText()).isEqualTo("power");
    assertThat(power.get("n").asInt()).isEqualTo(297);
    assertThat(power.get("rate").asDouble()).isCloseTo(220.0 / 297, EXACT);
    assertThat(power.get("lift").asDouble()).isCloseTo(220.0 / 297 / (590.0 / 1200), EXACT);
    assertThat(json.get("monotone").get("holds").asBoolean()).isTrue();
    assertThat(json.get("monotone").get("violations")).isEmpty();
    assertThat(json.get("verdict").asText())
        .startsWith("The score predicts the outcome")
        .contains("it beats the other score by 0.206 of AUC (0.162 to 0.249)");
  }

  @Test
  void calibrationOfAShareAgreesWithR() throws IOException {
    JsonNode json =
        Run.of("validate", "--table", table(), "--score", "share", "--outcome", "y", "--json")
            .json();
    assertThat(json.get("brier").asDouble()).isCloseTo(0.218915874261, EXACT);
    assertThat(json.get("log_loss").asDouble()).isCloseTo(0.650263434052, EXACT);
    JsonNode calibration = json.get("calibration");
    assertThat(calibration.get("slope").asDouble()).isCloseTo(0.5222549702443, EXACT);
    assertThat(calibration.get("intercept").asDouble()).isCloseTo(-0.0145190336292, EXACT);
    assertThat(json.get("against").isNull()).isTrue();
    assertThat(json.get("bands").get(0).get("band").asText()).isEqualTo("q1");
  }

  @Test
  void signedWeightsAgreeWithR() throws IOException {
    Run run =
        Run.of(
            "tune",
            "--table",
            table(),
            "--outcome",
            "stayed",
            "--ignore",
            "score,old,share",
            "--json",
            "--ignore",
            "y");
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode json = run.json();
    JsonNode a = json.get("weights").get(0);
    JsonNode b = json.get("weights").get(1);
    assertThat(json.get("weights")).hasSize(2);
    assertThat(a.get("action").asText()).isEqualTo("a");
    assertThat(a.get("signed").asDouble()).isCloseTo(0.383350044567, EXACT);
    assertThat(a.get("signed_low").asDouble()).isCloseTo(0.315441617761, EXACT);
    assertThat(a.get("signed_high").asDouble()).isCloseTo(0.4512584713731, EXACT);
    assertThat(b.get("signed").asDouble()).isCloseTo(-0.147296462123, EXACT);
    assertThat(b.get("weight").asDouble()).isZero();
    assertThat(b.get("note").asText()).startsWith("predicts loss: no positive signal");
    assertThat(a.get("points").asInt()).isEqualTo(10);
    assertThat(a.get("low").asDouble()).isLessThan(a.get("weight").asDouble());
    assertThat(json.get("baselines").fieldNames())
        .toIterable()
        .containsExactly("count", "best_action");
    assertThat(json.get("warnings").toString()).contains("look like ids: user_id");
  }

  @Test
  void driftAgreesWithR() throws IOException {
    StringBuilder baseline = new StringBuilder("score\n");
    StringBuilder current = new StringBuilder("score\n");
    for (long i = 0; i < 600; i++) {
      baseline.append(i * 37 % 101).append('\n');
      current.append(Math.min(100, (i + 600) * 37 % 101 * 0.8 + 10)).append('\n');
    }
    Run run =
        Run.of(
            "drift",
            "--baseline",
            file("then.csv", baseline),
            "--current",
            file("now.csv", current),
            "--score",
            "score",
            "--json");
    JsonNode json = run.json();
    assertThat(json.get("psi").asDouble()).isCloseTo(1.41271391378, EXACT);
    assertThat(json.get("null_95").asDouble()).isCloseTo(0.0563965920154, EXACT);
    assertThat(json.get("bins")).hasSize(10);
    assertThat(json.get("bins").get(0).get("from").isNull()).isTrue();
    assertThat(json.get("verdict").asText()).contains("has shifted");
  }

  @Test
  void refusalsAreAnswersWithNullsAndReasons() throws IOException {
    String few = file("few.csv", new StringBuilder("s,o\n1,1\n2,0\n3,1\n"));
    Run validate = Run.of("validate", "--table", few, "--score", "s", "--outcome", "o", "--json");
    assertThat(validate.status()).isZero();
    assertThat(validate.json().get("auc").get("value").isNull()).isTrue();
    assertThat(validate.json().get("brier").isNull()).isTrue();
    assertThat(validate.json().get("warnings")).isNotEmpty();
    assertThat(validate.json().get("verdict").asText()).startsWith("INSUFFICIENT: 2 users");
    Run tune = Run.of("tune", "--table", few, "--outcome", "o", "--json");
    assertThat(tune.status()).isEqualTo(2);
    assertThat(tune.err()).contains("no column is an action");
    Run drift = Run.of("drift", "--baseline", few, "--current", few, "--score", "s", "--json");
    assertThat(drift.json().get("psi").isNull()).isTrue();
    assertThat(drift.json().get("verdict").asText()).startsWith("INSUFFICIENT");
  }

  @Test
  void mistakesAreSaidAllAtOnce() throws IOException {
    Run run =
        Run.of(
            "validate",
            "--table",
            table(),
            "--score",
            "scor",
            "--outcome",
            "old",
            "--against",
            "word");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("3 problems", "Did you mean 'score'?", "must tell yes from no", "not numbers");
    assertThat(Run.of("validate", "--score", "x").err()).contains("--table", "--outcome");
    assertThat(Run.of("drift").status()).isEqualTo(2);
    assertThat(Run.of("tune", "--table", "missing.csv", "--outcome", "y").err())
        .contains("there is no such file");
  }

  @Test
  void rowsThatLackSomethingAreCounted() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(Path.of(table())));
    text.append("x1,,3,0.5,1,1,1,1,word\nx2,5,3,0.5,,1,1,1,word\n");
    Run run =
        Run.of(
            "validate",
            "--table",
            file("gaps.csv", text),
            "--score",
            "score",
            "--outcome",
            "y",
            "--json");
    assertThat(run.json().get("n").asInt()).isEqualTo(1200);
    assertThat(run.json().get("warnings").get(0).asText()).startsWith("2 of 1,202 rows lack");
  }

  private String table() throws IOException {
    StringBuilder text = new StringBuilder("user_id,score,old,share,y,stayed,a,b,word\n");
    for (long i = 0; i < 1200; i++) {
      long score = i * 37 % 101;
      long old = i * 53 % 89;
      long u = (i * i + 7 * i) % 97;
      long a = i * 29 % 7;
      long b = i * i % 5;
      text.append('u').append(i).append(',').append(score).append(',').append(old).append(',');
      text.append(score / 101.0).append(',').append(u < 0.7 * score + 0.1 * old).append(',');
      text.append(u < 40 + 8 * a - 3 * b ? "yes" : "no").append(',');
      text.append(a).append(',').append(b).append(",word\n");
    }
    return file("table.csv", text);
  }

  private String file(String name, StringBuilder text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void numbers(JsonNode node, double value, double low, double high) {
    assertThat(node.get("value").asDouble()).isCloseTo(value, EXACT);
    assertThat(node.get("low").asDouble()).isCloseTo(low, EXACT);
    assertThat(node.get("high").asDouble()).isCloseTo(high, EXACT);
  }
}
