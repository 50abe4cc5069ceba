package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An intervention on a file of events: judged, planned, and asked for the arm of an id. */
class InterventionCommandTest {
  @TempDir Path folder;

  @Test
  void judgesAnInterventionOnEventsAndPlansOne() throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < 300; user++) {
      for (int day = 1; day <= 60; day++) {
        if (day == 1 || (user * 7 + day * 13) % (2 + user % 9) == 0) {
          LocalDate date = LocalDate.of(2026, 1, 1).plusDays(day);
          events.append("u%d,login,%sT08:00:00Z\n".formatted(user, date));
        }
      }
    }
    String file = Files.writeString(folder.resolve("events.csv"), events).toString();
    String model =
        Files.writeString(folder.resolve("m.yaml"), "name: m\nactions: {login: 1}\n").toString();
    String plan =
        Files.writeString(
                folder.resolve("nothing.yaml"),
                "name: nothing\nstart: 2026-02-10\nanalysis: 2026-02-24\nholdout: 50%\n")
            .toString();
    JsonNode answer = json(file, "--model", model, "--intervention", plan);
    assertThat(answer.path("verdict").asText()).isEqualTo("NO_EVIDENCE");
    assertThat(answer.path("name").asText()).isEqualTo("nothing");
    assertThat(answer.path("evidence").asText()).isEqualTo("randomised");
    assertThat(answer.path("course").size()).isGreaterThan(8);
    Run said = Run.of("impact", file, "--model", model, "--intervention", plan);
    assertThat(said.out()).startsWith("No evidence that score in treated changed");
    Run planned =
        Run.of(
            "impact",
            file,
            "--model",
            model,
            "--plan",
            "--size",
            "1200",
            "--holdout",
            "0.5",
            "--days",
            "14");
    assertThat(planned.out())
        .startsWith("With 1,200 users, 50 % of them held out, you can see ")
        .contains(" points of score in 14 days.");
    Run arm = Run.of("impact", "--model", model, "--intervention", plan, "--assignment", "u7");
    assertThat(arm.out().strip()).isIn("u7: holdout", "u7: treated");
    Run neither = Run.of("impact", file, "--model", model);
    assertThat(neither.status()).isEqualTo(2);
    assertThat(neither.err()).contains("--intervention: this option is missing");
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
}
