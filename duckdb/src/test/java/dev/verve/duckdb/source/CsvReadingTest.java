package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV as it comes out of the tools of this world. */
class CsvReadingTest {
  private static final String A = "u1|login|2026-01-31T10:00:00|2026-01-31";
  private static final String B = "u2|share|2026-01-31T11:00:00|2026-01-31";

  @TempDir Path folder;

  @Test
  void byteOrderMarkAndCarriageReturns() throws IOException {
    assertReads(
        "\uFEFFuser_id,event,timestamp\r\nu1,login,2026-01-31T10:00:00Z\r\nu2,share,2026-01-31T11:00:00Z\r\n");
  }

  @Test
  void noLineEndAtTheEnd() throws IOException {
    assertReads(
        "user_id,event,timestamp\nu1,login,2026-01-31T10:00:00Z\nu2,share,2026-01-31T11:00:00Z");
  }

  @Test
  void blankLinesBetween() throws IOException {
    assertReads(
        "user_id,event,timestamp\nu1,login,2026-01-31T10:00:00Z\n\nu2,share,2026-01-31T11:00:00Z\n\n");
  }

  @Test
  void semicolons() throws IOException {
    assertReads(
        "user_id;event;timestamp;note\nu1;login;2026-01-31T10:00:00Z;a,b\nu2;share;2026-01-31T11:00:00Z;\n");
  }

  @Test
  void tabs() throws IOException {
    assertReads(
        "user_id\tevent\ttimestamp\nu1\tlogin\t2026-01-31T10:00:00Z\nu2\tshare\t2026-01-31T11:00:00Z\n");
  }

  @Test
  void quotesAroundLinesDelimitersAndQuotes() throws IOException {
    assertReads(
        """
        user_id,note,event,timestamp
        u1,"two
        lines, ""quoted\""",login,2026-01-31T10:00:00Z
        "u2","x","share","2026-01-31T11:00:00Z"
        """);
  }

  @Test
  void blanksAroundValues() throws IOException {
    assertReads(
        "user_id , event,timestamp\n u1 , login ,2026-01-31T10:00:00Z\nu2,share, 2026-01-31T11:00:00Z \n");
  }

  @Test
  void idsOfMixedTypesStayText() throws IOException {
    Path one = write("one.csv", "user_id,event,timestamp\n007,login,2026-01-31T10:00:00Z\n");
    Path two = write("two.csv", "timestamp,user_id,event\n2026-01-31T10:00:00Z,7,login\n");
    Path three = write("three.csv", "uid,event,extra,ts\nseven,login,1,2026-01-31T10:00:00Z\n");
    Reading reading = Reading.of(Reading.input(one, two, three), folder);
    assertThat(reading.events())
        .containsExactly(
            "007|login|2026-01-31T10:00:00|2026-01-31",
            "7|login|2026-01-31T10:00:00|2026-01-31",
            "seven|login|2026-01-31T10:00:00|2026-01-31");
  }

  @Test
  void repeatedMessagesCountOnce() throws IOException {
    Reading reading =
        read(
            """
            message_id,user_id,event,timestamp
            m1,u1,login,2026-01-31T10:00:00Z
            m1,u1,login,2026-01-31T10:00:00Z
            ,u2,share,2026-01-31T11:00:00Z
            ,u2,share,2026-01-31T11:00:00Z
            """);
    assertThat(reading.events()).containsExactly(A, B, B);
    assertThat(reading.loaded().repeated()).isEqualTo(1);
  }

  @Test
  void sameHeaderTwiceIsRefused() {
    assertRefused("user_id,event,timestamp,User_ID\nu1,login,2026-01-31,u2\n", "stands here twice");
  }

  @Test
  void emptyFileIsRefused() {
    assertRefused("", "the file is empty");
  }

  @Test
  void headerAloneIsRefused() {
    assertRefused("user_id,event,timestamp\n", "there is no event in it");
  }

  @Test
  void missingColumnsAreNamedWithTheCure() {
    assertRefused("who,what\nu1,login\n", "--map user=COLUMN");
  }

  private void assertReads(String text) throws IOException {
    Reading reading = read(text);
    assertThat(reading.events()).containsExactly(A, B);
    assertThat(reading.loaded().rejected()).isZero();
  }

  private void assertRefused(String text, String words) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(UserError.class).hasMessageContaining(words);
  }

  private Reading read(String text) throws IOException {
    return Reading.of(Reading.input(write("events.csv", text)), folder);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
