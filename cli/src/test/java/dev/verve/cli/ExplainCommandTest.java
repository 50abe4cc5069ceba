package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two users of an account, on a straight scale of which a raw point is one of the score. */
class ExplainCommandTest {
  private static final String MODEL =
      """
      name: small
      window: 10d
      scale: {method: cap, at: %d}
      accounts: {rollup: mean}
      tree: {core: {actions: {login: %d}}}
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Files.writeString(folder.resolve("now.yaml"), MODEL.formatted(100, 10));
    Files.writeString(folder.resolve("old.yaml"), MODEL.formatted(200, 5));
    Files.writeString(
        folder.resolve("events.csv"),
        """
        user_id,account_id,event,timestamp
        ann,acme,login,2026-01-02
        ann,acme,login,2026-01-03
        ann,acme,login,2026-01-09
        bob,acme,login,2026-01-04
        ann,acme,login,2026-01-15
        bob,acme,login,2026-01-15
        bob,acme,login,2026-01-16
        """);
  }

  private static Run explain(String id, String... more) {
    String[] base = {
      "explain",
      id,
      folder.resolve("events.csv").toString(),
      "--model",
      folder.resolve("now.yaml").toString(),
      "--as-of",
      "2026-01-16",
      "--from",
      "2026-01-10"
    };
    String[] args = new String[base.length + more.length];
    System.arraycopy(base, 0, args, 0, base.length);
    System.arraycopy(more, 0, args, base.length, more.length);
    return Run.of(args);
  }

  private static JsonNode change(String id, String... more) throws IOException {
    String[] args = new String[more.length + 1];
    System.arraycopy(more, 0, args, 0, more.length);
    args[more.length] = "--json";
    Run run = explain(id, args);
    assertThat(run.status()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out()).get("change");
  }

  private static double of(JsonNode change, String field) {
    return change.get(field).asDouble();
  }

  @Test
  void splitsTheChangeOfAUser() throws IOException {
    // ann has logins of the 2nd, 3rd and 9th on the 10th, and of the 9th and 15th on the 16th
    JsonNode change = change("ann");
    assertThat(of(change, "shown")).isCloseTo(30, within(1e-9));
    assertThat(of(change, "shown_delta")).isCloseTo(-10, within(1e-9));
    assertThat(of(change, "new")).isCloseTo(10, within(1e-9));
    assertThat(of(change, "expired")).isCloseTo(-20, within(1e-9));
    assertThat(of(change, "decayed")).isCloseTo(0, within(1e-9));
    assertThat(of(change, "late")).isZero();
    assertThat(change.get("summary").asText())
        .isEqualTo(
            "From 30.0 to 20.0 (-10.0): +10.0 by new actions, -20.0 by actions that left the window.");
  }

  @Test
  void ourOwnEditsStandApart() throws IOException {
    // by the old model ann had 3 * 5 of 200; new weights make it 30 of 200, the new scale 30
    JsonNode change = change("ann", "--model-from", folder.resolve("old.yaml").toString());
    assertThat(of(change, "shown")).isCloseTo(7.5, within(1e-9));
    assertThat(of(change, "model")).isCloseTo(7.5, within(1e-9));
    assertThat(of(change, "scale")).isCloseTo(15, within(1e-9));
    double sum = 0;
    for (String part :
        new String[] {"new", "expired", "decayed", "merges", "late", "model", "scale"}) {
      sum += of(change, part);
    }
    assertThat(sum).isCloseTo(of(change, "shown_delta"), within(1e-9));
  }

  @Test
  void splitsTheChangeOfAnAccount() throws IOException {
    // ann 30 and bob 10 are 20; ann 20 and bob 20 are 20
    JsonNode change = change("acme");
    assertThat(of(change, "score_from")).isCloseTo(20, within(1e-9));
    assertThat(of(change, "delta")).isCloseTo(0, within(1e-9));
    assertThat(change.get("members").get(0).get("id").asText()).isIn("ann", "bob");
    assertThat(Math.abs(change.get("members").get(0).get("score_change").asDouble()))
        .isCloseTo(5, within(1e-9));
    assertThat(explain("acme").out())
        .contains("Since 2026-01-10: from 20.0 to 20.0 (0.0).")
        .containsPattern("bob +10\\.0 +20\\.0 +\\+5\\.0");
  }

  @Test
  void saysWhatWouldLiftItAndWhenItFalls() {
    // 20 is dormant and light begins at 26: one more login makes 30
    assertThat(explain("ann").out()).contains("To reach Light (26):").contains("1 more login");
  }
}
