package dev.verve.server.act.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.playbook.PlaybookReader;
import dev.verve.server.act.Outlets;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.alert.AlertPlans;
import dev.verve.server.impact.PlaybookRegister;
import dev.verve.server.impact.Register;
import dev.verve.server.live.TestClock;
import dev.verve.server.store.Sql;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The letter of a week: to whom, once, and what stands in it, as text and as HTML. */
class DigestRoundTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-23T08:00:00Z");

  @Test
  void tellsBranchesWhoSlippedAndWhetherWhatWasShippedWorked() throws IOException {
    try (ScoredStore scored = slipped()) {
      shipped(scored, "banner", "product", "A <new> banner", "2026-03-18");
      shipped(scored, "tour", "product", "A tour", "2026-02-01");
      shipped(scored, "old", "product", "An old one", "2026-01-01");
      shipped(scored, "other", "sales", "Not theirs", "2026-03-18");
      judged(scored, "tour", "2026-03-19", "It lifted the score by 2.1 (0.4 to 3.8).");
      judged(scored, "old", "2026-03-01", "It did nothing.");
      DigestRound round = round(scored);

      assertThat(round.run()).isEqualTo(1);
      assertThat(round.run()).as("once a week").isZero();

      JsonNode letter = letters(scored).get(0);
      assertThat(letter.get("owner").asText()).isEqualTo("product");
      assertThat(letter.get("text").asText())
          .contains("Your week to 2026-03-22")
          .contains("brings")
          .contains("1 users slipped to a lower band")
          .contains("u1: Engaged → Light, 60.0 → 30.0")
          .contains("- A <new> banner: began on 2026-03-18; it is judged on")
          .contains("- A tour: It lifted the score by 2.1 (0.4 to 3.8).")
          .contains("alerts were raised for you")
          .doesNotContain("An old one", "Not theirs");
      assertThat(letter.get("html").asText())
          .contains("<li>A &lt;new&gt; banner: began on")
          .contains("It lifted the score by 2.1")
          .contains("<a href=\"https://verve.example/users/u1\">")
          .doesNotContain("<new>");
      assertThat(letter.get("subjects")).hasSize(1);
    }
  }

  /** It is judged every day, on the Monday of the letter too. */
  @Test
  void tellsWhetherAPlaybookHelps() throws IOException {
    try (ScoredStore scored = slipped()) {
      String playbooks =
          "playbooks: {back: {title: Bring them back, owner: product, when: {crosses: light}, steps: [{add_to_list: nudge}]}, late: {owner: product, when: {crosses: light}, steps: [{add_to_list: late}]}}";
      new PlaybookRegister(scored.store())
          .hold(PlaybookReader.read("playbooks.yaml", playbooks), "test");
      judged(scored, "back", MONDAY.toString(), "Verified: score rose by 3.");
      assertThat(round(scored).run()).isEqualTo(1);
      assertThat(letters(scored).get(0).get("text").asText())
          .contains("- Bring them back: Verified: score rose by 3.")
          .doesNotContain("Late");
    }
  }

  @Test
  void saysNothingOfShippingWhereNothingWasShipped() throws IOException {
    try (ScoredStore scored = slipped()) {
      assertThat(round(scored).run()).isEqualTo(1);
      assertThat(letters(scored).get(0).get("text").asText()).doesNotContain("What you shipped");
    }
  }

  private ScoredStore slipped() {
    ScoredStore scored = new ScoredStore(folder, clock, MONDAY, 2);
    for (long user = 1; user <= 2; user++) {
      scored.run(
          "insert into event_log (seq, user_key, event, happened_at, received_at) select %d, %d, 'login', timestamptz '2026-03-01 09:00:00Z', timestamptz '2026-03-01 09:00:00Z'"
              .formatted(user, user));
      for (int back = 10; back >= 1; back--) {
        scored.score(user, MONDAY.minusDays(back), user == 1 && back == 1 ? 30 : 60);
      }
    }
    return scored;
  }

  private DigestRound round(ScoredStore scored) {
    Outlets outlets = Outlets.of(scored).withWebhook("mail", "https://hooks.example/mail");
    AlertPlans plans = new AlertPlans(scored.store());
    plans.save("{alerts: {}, people: {product: [mail]}, digest: weekly}", "test");
    return new DigestRound(
        scored.store(), plans, outlets.destinations(), outlets.outbox(), outlets.payloads());
  }

  private static void shipped(
      ScoredStore scored, String name, String owner, String title, String start) {
    new Register(scored.store())
        .add(
            """
            name: %s
            title: "%s"
            owner: %s
            start: %s
            end: %s
            holdout: 0.2
            """
                .formatted(name, title, owner, start, LocalDate.parse(start).plusDays(28)),
            "test");
  }

  private static void judged(ScoredStore scored, String name, String day, String sentence) {
    scored.run(
        "insert into intervention_verdict values ('%s', timestamptz '%s 09:00:00Z', 'VERIFIED', '{\"sentence\":\"%s\"}')"
            .formatted(name, day, sentence));
  }

  private static List<JsonNode> letters(ScoredStore scored) throws IOException {
    List<String> payloads = new ArrayList<>();
    scored
        .store()
        .read(
            connection -> {
              new Sql(connection)
                  .each(
                      "select payload from delivery where kind = 'digest'",
                      row -> payloads.add(row.getString(1)));
              return payloads;
            });
    List<JsonNode> letters = new ArrayList<>();
    for (String payload : payloads) {
      letters.add(JsonText.MAPPER.readTree(payload));
    }
    return letters;
  }
}
