package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows are counted by reason and found again with their line. */
class RejectsTest {
  private static final RejectPolicy ALL = new RejectPolicy(1, Optional.empty());

  @TempDir Path folder;

  @Test
  void csvWithLinesInQuotes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.csv"),
            """
            user_id,event,timestamp,note
            u1,login,2026-01-31,"two
            lines"
            ,login,2026-01-31,no user on line 4
            u2,login,2026-01-31,"three

            lines"
            u3,login,,no time on line 8
            u4,login,soon,no such time on line 9
            u5,,2026-01-31,no event on line 10
            u6,login
            u7,login,2026-01-31,too,many
            u8,login,2026-01-31,good
            """);
    Path kept = folder.resolve("rejects.csv");
    Reading reading =
        Reading.of(Reading.input(file), new RejectPolicy(1, Optional.of(kept)), folder);
    assertThat(reading.events()).hasSize(3);
    assertThat(reading.loaded().rows()).isEqualTo(9);
    assertThat(reading.loaded().reasons())
        .isEqualTo(
            Map.of(
                "no user", 1L,
                "no time", 1L,
                "the time cannot be read", 1L,
                "no event", 1L,
                "too few fields", 1L,
                "too many fields", 1L));
    assertThat(
            Files.readString(kept)
                .lines()
                .map(line -> line.replaceFirst("^[^,]*,([^,]*),([^,]*).*", "$1 $2")))
        .containsExactly(
            "line reason",
            "4 no user",
            "8 no time",
            "9 the time cannot be read",
            "10 no event",
            "11 too few fields",
            "12 too many fields");
  }

  @Test
  void linesThatEndWithCarriageReturns() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.csv"),
            "\uFEFFuser_id,event,timestamp\r\nu1,login,2026-01-31\r\nu2,login\r\n\"u\r\n3\",login,2026-01-31\r\nu4\r\n");
    Reading reading = Reading.of(Reading.input(file), ALL, folder);
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.loaded().samples().stream().map(Reject::line)).containsExactly(3L, 6L);
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("user_id,event,timestamp\nu1,login,2026-01-31\nu".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9);
    bytes.write(",login,2026-01-31\nu3,login,2026-01-31\n".getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("e.csv"), bytes.toByteArray());
    Reading reading = Reading.of(Reading.input(file), ALL, folder);
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.loaded().reasons()).isEqualTo(Map.of("not UTF-8", 1L));
    assertThat(reading.loaded().samples().get(0).line()).isEqualTo(3);
  }

  @Test
  void jsonLines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.jsonl"),
            """
            {"user_id": "u1", "event": "login", "timestamp": "2026-01-31"}
            {"user_id": "u2", "event": "login"}

            {"user_id": "u3", "event":
            {"event": "login", "timestamp": "2026-01-31"}
            {"user_id": "u4", "event": "login", "timestamp": "2026-01-31"}
            """);
    Reading reading = Reading.of(Reading.input(file), ALL, folder);
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.loaded().rows()).isEqualTo(5);
    assertThat(reading.loaded().reasons())
        .isEqualTo(Map.of("no time", 1L, "no user", 1L, "not a JSON object", 1L));
    assertThat(reading.loaded().samples().stream().map(Reject::line)).containsExactly(2L, 4L, 5L);
  }

  @Test
  void moreThanAllowedStopTheRun() throws IOException {
    StringBuilder text = new StringBuilder("user_id,event,timestamp\n");
    text.append("u1,login,2026-01-31\n".repeat(98)).append(",login,2026-01-31\n".repeat(2));
    Path file = Files.writeString(folder.resolve("e.csv"), text);
    assertThatThrownBy(() -> Reading.of(Reading.input(file), folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("2 of 100 rows cannot be used (2 no user)")
        .hasMessageContaining("e.csv:100");
    RejectPolicy twoInHundred = new RejectPolicy(0.02, Optional.empty());
    assertThat(Reading.of(Reading.input(file), twoInHundred, folder).events()).hasSize(98);
  }

  @Test
  void elementsOfAnArray() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.json"),
            """
            [{"user_id": "u1", "event": "login", "timestamp": "2026-01-31"},
              {"user_id": "u2", "event": "login"}, {"event": "login"},
             {"user_id": "u3", "event": "login", "timestamp": "2026-01-31", "of": [{"event": "login"}], "note": "a \\\\\\" } brace"},
             {"event": "login"}
            ]
            """);
    Reading reading = Reading.of(Reading.input(file), ALL, folder);
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.loaded().samples().stream().map(Reject::line)).containsExactly(2L, 2L, 4L);
  }

  @Test
  void brokenLinesOfTheUsersFileAreNoEvents() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("e.csv"), "user_id,event,timestamp\nu1,login,2026-01-31\n");
    Path users = Files.writeString(folder.resolve("u.csv"), "user_id,plan\nu1,pro\nu2,pro,more\n");
    Reading reading = Reading.of(Reading.input(events).withUsers(users), ALL, folder);
    assertThat(reading.loaded().rows()).isEqualTo(1);
    assertThat(reading.loaded().rejected()).isZero();
  }
}
