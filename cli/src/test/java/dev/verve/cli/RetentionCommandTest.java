package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCommandTest {
  private static final String EVENTS =
      """
      user_id,event,timestamp
      a,login,2026-01-01
      a,login,2026-01-02
      a,login,2026-01-08
      b,login,2026-01-01
      b,login,2026-01-09
      c,login,2026-01-14
      """;

  @TempDir Path folder;

  @Test
  void answersInJson() throws IOException {
    Run said =
        Run.withInput(EVENTS, "retention", "-", "--days", "1,7,30", "--lost-after", "5", "--json");
    assertThat(said.status()).as(said.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(said.out());
    ObjectNode first = (ObjectNode) answer.path("survival").get(0);
    // One of two lost: 0.5 to the powers exp(z / √2 / ln 2) and exp(-z / √2 / ln 2), z = 1.96.
    assertThat(first.remove("low").asDouble()).isCloseTo(0.00598, within(1e-4));
    assertThat(first.remove("high").asDouble()).isCloseTo(0.91040, within(1e-4));
    assertThat(answer)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"days": [
                       {"day": 1, "eligible": 2, "exact": 0.5, "bracket": 0.5, "unbounded": 1.0, "bracket_eligible": 2},
                       {"day": 7, "eligible": 2, "exact": 0.5, "bracket": 1.0, "unbounded": 1.0, "bracket_eligible": 2},
                       {"day": 30, "eligible": 0, "exact": null, "bracket": null, "unbounded": null, "bracket_eligible": 0}],
                     "cohorts": [
                       {"cohort": "2025-12-29", "users": 2, "days": [
                         {"day": 1, "eligible": 2, "exact": 0.5, "bracket": 0.5, "unbounded": 1.0, "bracket_eligible": 2},
                         {"day": 7, "eligible": 2, "exact": 0.5, "bracket": 1.0, "unbounded": 1.0, "bracket_eligible": 2},
                         {"day": 30, "eligible": 0, "exact": null, "bracket": null, "unbounded": null, "bracket_eligible": 0}]},
                       {"cohort": "2026-01-12", "users": 1, "days": [
                         {"day": 1, "eligible": 0, "exact": null, "bracket": null, "unbounded": null, "bracket_eligible": 0},
                         {"day": 7, "eligible": 0, "exact": null, "bracket": null, "unbounded": null, "bracket_eligible": 0},
                         {"day": 30, "eligible": 0, "exact": null, "bracket": null, "unbounded": null, "bracket_eligible": 0}]}],
                     "survival": [
                       {"day": 7, "s": 0.5},
                       {"day": 8, "s": 0.0, "low": null, "high": null}],
                     "median": 7.0,
                     "method": "Active means any event. Observed up to 2026-01-14; rates count only users old enough to be observed. Lost means silent for the last 5 days.",
                     "warnings": ["Nobody has been observed for long enough by 2026-01-14 for day 30."]}
                    """));
  }

  @Test
  void theUsersFileTellsDayZero() throws IOException {
    Path events = Files.writeString(folder.resolve("events.csv"), EVENTS);
    Path users =
        Files.writeString(
            folder.resolve("users.csv"),
            "user_id,first_seen\na,2026-01-01\nb,2026-01-02\nz,2026-01-03\n");
    Run said =
        Run.of(
            "retention", events.toString(), "--users", users.toString(), "--days", "7", "--json");
    assertThat(said.status()).as(said.err()).isZero();
    var day = new ObjectMapper().readTree(said.out()).path("days").get(0);
    assertThat(day.path("eligible").asLong()).isEqualTo(3);
    assertThat(day.path("exact").asDouble()).isEqualTo(2 / 3.0);
  }

  @Test
  void readsDurations() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"), "id,days,gone\n1,5,true\n2,8,false\n3,9,true\n4,12,1\n");
    Run said =
        Run.of(
            "retention",
            "--table",
            table.toString(),
            "--duration",
            "days",
            "--lost",
            "gone",
            "--json");
    var answer = new ObjectMapper().readTree(said.out());
    assertThat(answer.path("days")).isEmpty();
    assertThat(answer.path("survival").get(0).path("s").asDouble()).isEqualTo(0.75);
    assertThat(answer.path("median").asDouble()).isEqualTo(9);
  }

  @Test
  void saysWhatIsReadInWords() {
    Run said = Run.withInput(EVENTS, "retention", "-", "--days", "7", "--lost-after", "5");
    assertThat(said.out())
        .startsWith(
            "100 % of 2 users came back on one of the days 7 to 13. Half of the users are lost within 7 days.");
    assertThat(said.out().lines()).anyMatch(line -> line.matches(" +7 +2 +50 % +100 % +100 %"));
  }

  @Test
  void refusesWhatCannotBeRead() {
    Run nothing = Run.of("retention");
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.err()).contains("there is nothing to read");
    Run half = Run.of("retention", "--table", "missing.csv");
    assertThat(half.err()).contains("--duration: this option is missing").contains("--lost");
    Run missing = Run.of("retention", "--table", "missing.csv", "--duration", "d", "--lost", "l");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("no such file");
  }
}
