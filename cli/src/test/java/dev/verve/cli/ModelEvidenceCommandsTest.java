package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence on a model with events: users who invite stay, and whoever is gone says so. */
class ModelEvidenceCommandsTest {
  private static final LocalDate START = LocalDate.parse("2026-01-01");
  private static final int DAYS = 150;
  private static final String MODEL =
      """
      # kept
      name: m
      actions:
        login: 1     # daily
        invite: {weight: 1, max_per_day: 3}
      scale: {method: saturating, half: 5}
      outcomes:
        back: {event: login, within: 30d}
        stayed: {lost_event: goodbye, within: 30d}
      """;

  @TempDir Path folder;
  private String events = "";
  private String model = "";

  @BeforeEach
  void write() throws IOException {
    events = events(900).toString();
    model = Files.writeString(folder.resolve("m.yaml"), MODEL).toString();
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
    JsonNode json = Run.of("validate", manyEvents(), "-m", model, "--json").json();
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
                manyEvents(),
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
        add(text, user, "login", 30 * month + random.nextInt(10));
        if (inviter && random.nextDouble() < 0.7) {
          add(text, user, "invite", 30 * month + random.nextInt(10));
        }
        if (random.nextDouble() < (isPro && inviter ? 0.8 : 0.3)) {
          add(text, user, "renewed", 30 * month + 29);
        }
      }
    }
    add(text, 0, "login", DAYS - 1);
    Files.writeString(users, traits);
    Files.writeString(seen, text);
    Files.writeString(
        Path.of(model),
        "name: m\nactions: {login: 1, invite: 1}\nscale: {method: cap, at: 100000}\nsegments: [plan]\noutcome: {event: renewed, within: 29d}\n");
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
        "name: m\nactions: {invite: 1, wait: {event: login, measure: days, weight: 1}}\noutcome: {lost_event: goodbye, within: 30d}\n");
    String given = manyEvents();
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

  private String manyEvents() throws IOException {
    return events(2400).toString();
  }

  private Path events(int users) throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < users; user++) {
      boolean inviter = random.nextBoolean();
      boolean gone = false;
      for (int day = 0; day < DAYS; day++) {
        if (!gone && random.nextDouble() < (inviter ? 0.004 : 0.02)) {
          gone = true;
          add(text, user, "goodbye", day);
        }
        if ((!gone && random.nextDouble() < 0.2) || day == user % 20) {
          add(text, user, "login", day);
        }
        if (!gone && inviter && random.nextDouble() < 0.1) {
          add(text, user, "invite", day);
        }
      }
    }
    add(text, 0, "login", 0);
    add(text, 0, "login", DAYS - 1);
    return Files.writeString(folder.resolve(users + ".csv"), text);
  }

  private static void add(StringBuilder text, int user, String event, int day) {
    text.append('u').append(user).append(',').append(event).append(',');
    text.append(START.plusDays(day)).append("T12:00:00Z\n");
  }
}
