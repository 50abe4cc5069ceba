package dev.verve.cli;

import static dev.verve.cli.InvitersStay.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence on a model with events: weights, and how well the score predicts. */
@Order(2)
class ModelEvidenceCommandsTest {
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
  void tuneShowsTheDiffAndWritesItOnlyWhenAsked() throws IOException {
    Run shown = Run.of("tune", events, "--model", model);
    assertThat(shown.status()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("--- " + model, "+++ ", "Nothing is written");
    assertThat(Files.readString(Path.of(model))).isEqualTo(MODEL);

    JsonNode json = Run.of("tune", events, "--model", model, "--write", "--json").json();
    assertThat(json.get("diff")).isNotEmpty();
    String written = Files.readString(Path.of(model));
    assertThat(written).contains("# kept", "# daily", "max_per_day: 3").isNotEqualTo(MODEL);
    assertThat(json.get("weights").get(1).get("low").asDouble()).isPositive();
    assertThat(written).contains("weight: " + json.get("weights").get(1).get("points").asInt());
  }

  @Test
  void whatIsProposedIsWhatWasJudged() throws IOException {
    Files.writeString(Path.of(model), MODEL.replace("invite: {", "invite: {max: 9, "));
    JsonNode tuned = Run.of("tune", events, "-m", model, "--write", "--json").json();
    assertThat(tuned.get("diff").toString()).contains("max: ");
    JsonNode judged = Run.of("validate", events, "-m", model, "--outcome", "back", "--json").json();
    for (String number : new String[] {"value", "low", "high"}) {
      assertThat(judged.get("auc").get(number).asDouble())
          .isCloseTo(tuned.get("auc").get(number).asDouble(), within(1e-9));
    }
  }

  @Test
  void validateTellsHowEarlyTheScoreFalls() throws IOException {
    JsonNode json = Run.of("validate", many(), "-m", model, "--json").json();
    JsonNode stayed = json.get("outcomes").get(1).get("lead_time");
    assertThat(stayed.get("lost").asInt()).isPositive();
    assertThat(stayed.get("warned").asInt()).isLessThanOrEqualTo(stayed.get("lost").asInt());
    assertThat(stayed.get("median_days").asDouble()).isBetween(1.0, 30.0);
    assertThat(json.get("warnings").toString())
        .contains("lead_time is unknown: an event that did not happen has no day");
  }

  @Test
  void validateLooksAtUsersAtTheSameAge() throws IOException {
    JsonNode json =
        Run.of(
                "validate",
                events,
                "-m",
                model,
                "--outcome",
                "stayed",
                "--after",
                "20d",
                "--test-from",
                "2026-01-02",
                "--json")
            .json();
    assertThat(json.get("n").asInt()).isBetween(400, 600);
    assertThat(json.get("auc").get("value").isNumber()).isTrue();
    assertThat(json.get("lead_time").isNull()).isTrue();
  }

  @Test
  void driftComparesScoresAndActionsOfTwoDates() throws IOException {
    JsonNode json =
        Run.of(
                "drift",
                many(),
                "-m",
                model,
                "--from",
                "2026-02-15",
                "--to",
                "2026-05-30",
                "--outcome",
                "stayed",
                "--json")
            .json();
    assertThat(json.get("psi").isNumber()).isTrue();
    assertThat(json.get("null_95").isNumber()).isTrue();
    assertThat(json.get("actions")).hasSize(2);
    assertThat(json.get("actions").get(0).get("before").get("low").isNumber()).isTrue();
    assertThat(json.get("learned_on").get(1).asText()).isEqualTo("2026-04-30");
    assertThat(json.get("warnings").toString()).contains("not known in full yet");
  }

  @Test
  void aSegmentGetsWeightsOfItsOwnWhereTheyGainOnLaterData() throws IOException {
    Path users = folder.resolve("users.csv");
    Path seen = folder.resolve("segments.csv");
    Random random = new Random(3);
    StringBuilder traits = new StringBuilder("user_id,plan\n");
    StringBuilder text = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < 1600; user++) {
      boolean isPro = user % 2 == 0;
      traits.append('u').append(user).append(isPro ? ",pro\n" : ",free\n");
      boolean inviter = random.nextBoolean();
      for (int month = 0; month < 5; month++) {
        InvitersStay.add(text, user, "login", 30 * month + random.nextInt(10));
        if (inviter && random.nextDouble() < 0.7) {
          InvitersStay.add(text, user, "invite", 30 * month + random.nextInt(10));
        }
        if (random.nextDouble() < (isPro && inviter ? 0.8 : 0.3)) {
          InvitersStay.add(text, user, "renewed", 30 * month + 29);
        }
      }
    }
    InvitersStay.add(text, 0, "login", InvitersStay.DAYS - 1);
    Files.writeString(users, traits);
    Files.writeString(seen, text);
    Files.writeString(
        Path.of(model),
        """
        name: m
        actions: {login: 1, invite: 1}
        scale: {method: cap, at: 100000}
        segments: [plan]
        outcome: {event: renewed, within: 29d}
        """);
    String[] asked = {
      "tune", seen.toString(), "-m", model, "--users", users.toString(), "--write", "--json"
    };
    JsonNode json = Run.of(asked).json();
    assertThat(json.get("segments").findValuesAsText("value")).contains("free");
    assertThat(Files.readString(Path.of(model))).contains("overrides: [{when: {plan: \"");
    JsonNode judged =
        Run.of("validate", seen.toString(), "-m", model, "--users", users.toString(), "--json")
            .json();
    assertThat(judged.get("auc").get("value").asDouble())
        .isCloseTo(json.get("auc").get("value").asDouble(), within(1e-9));
  }

  @Test
  void signedWeightsMayTakePointsOff() throws IOException {
    Files.writeString(
        Path.of(model),
        """
        name: m
        actions: {invite: 1, wait: {event: login, measure: days, weight: 1}}
        outcome: {lost_event: goodbye, within: 30d}
        """);
    String given = many();
    JsonNode bound = Run.of("tune", given, "-m", model, "--json").json();
    JsonNode signed = Run.of("tune", given, "-m", model, "--signed", "--json").json();
    assertThat(bound.get("weights").get(1).get("weight").asDouble()).isNotNegative();
    assertThat(signed.get("weights").get(1).get("weight").asDouble()).isNegative();
  }

  @Test
  void driftRefusesDatesOutOfOrder() {
    Run run = Run.of("drift", events, "-m", model, "--from", "2026-03-01", "--to", "2026-02-01");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--from 2026-03-01", "must lie before");
  }

  @Test
  void tuneReadsOutcomesFromATable() throws IOException {
    StringBuilder table = new StringBuilder("user_id,left_on\n");
    for (String line : Files.readAllLines(Path.of(events))) {
      if (line.contains(",goodbye,")) {
        String[] fields = line.split(",", -1);
        table.append(fields[0]).append(',').append(fields[2], 0, 10).append('\n');
      }
    }
    Path given = Files.writeString(folder.resolve("left.csv"), table);
    JsonNode fromEvents =
        Run.of("tune", events, "-m", model, "--outcome", "stayed", "--json").json();
    JsonNode fromTable =
        Run.of(
                "tune",
                events,
                "-m",
                model,
                "--outcome",
                "stayed",
                "--outcomes",
                given.toString(),
                "--json")
            .json();
    assertThat(fromTable.get("positives")).isEqualTo(fromEvents.get("positives"));
    assertThat(fromTable.get("weights")).isEqualTo(fromEvents.get("weights"));
  }

  @Test
  void validateJudgesEachOutcome() throws IOException {
    JsonNode json = Run.of("validate", events, "--model", model, "--json").json();
    assertThat(json.get("outcomes")).hasSize(2);
    assertThat(json.get("outcomes").get(1).get("name").asText()).isEqualTo("stayed");
    assertThat(json.get("auc")).isEqualTo(json.get("outcomes").get(0).get("auc"));
  }

  private String many() throws IOException {
    return new InvitersStay(folder).events(2400).toString();
  }
}
