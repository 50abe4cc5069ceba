package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three users whose logins of ten days count ten points each: one rises, one falls, one comes. */
class MovementCommandTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        name: small
        window: 10d
        scale: {method: cap, at: 100}
        actions: {login: 10}
        """);
    List<String> rows = new ArrayList<>(List.of("user_id,event,timestamp"));
    days(rows, "ann", 2, 4);
    days(rows, "bob", 2, 4);
    days(rows, "ann", 12, 17);
    days(rows, "cat", 20, 20);
    Files.write(folder.resolve("events.csv"), rows);
  }

  private static void days(List<String> rows, String user, int first, int last) {
    for (int day = first; day <= last; day++) {
      rows.add("%s,login,2026-01-%02d".formatted(user, day));
    }
  }

  private static Run movement(String... more) {
    List<String> args = new ArrayList<>(List.of("movement"));
    args.add(folder.resolve("events.csv").toString());
    args.addAll(List.of("--model", folder.resolve("m.yaml").toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  @Test
  void everybodyStandsInOneCell() throws IOException {
    Run run = movement("--from", "2026-01-10", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : run.json().get("matrix")) {
      cells.add(
          "%s to %s: %d"
              .formatted(
                  cell.get("from_band").asText(),
                  cell.get("to_band").asText(),
                  cell.get("users").asLong()));
    }
    assertThat(cells)
        .containsExactly("null to dormant: 1", "light to dormant: 1", "light to engaged: 1");
    assertThat(run.json().get("new").asLong()).isEqualTo(1);
    assertThat(run.json().get("lost").asLong()).isZero();
    assertThat(run.json().get("down").asLong()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("nobody was there");
  }

  @Test
  void oneSentenceComesFirst() {
    assertThat(movement("--from", "2026-01-10").out())
        .startsWith(
            "1 fell a band or more and 1 rose from 2026-01-10 to 2026-01-20; 1 is new, 1 fell silent.");
  }

  @Test
  void aDateBeforeTheFirstEventIsPointedOut() {
    Run run = movement("--from", "1999-01-01", "--to", "2026-01-20");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "nobody was there on 1999-01-01, so that everybody is new; the events begin on 2026-01-02");
  }

  @Test
  void datesOutOfOrderAreTurnedDown() {
    Run run = movement("--from", "2026-01-20", "--to", "2026-01-10");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("--from 2026-01-20: it must lie before --to 2026-01-10")
        .contains("Give two dates in order.");
  }
}
