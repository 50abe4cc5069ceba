package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.engine.Row;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every template on events written down here, with the numbers that its public formula gives by
 * hand.
 */
class TemplatesTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @TempDir Path folder;
  private TemplateRun run = new TemplateRun(Path.of(""));

  @BeforeEach
  void start() {
    run = new TemplateRun(folder);
  }

  static Stream<String> templates() throws IOException {
    try (Stream<Path> files = Files.list(TemplateRun.templates())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templateIsNamedAsItsFileSaysItsCommandAndIsTestedHere(String file) throws IOException {
    String text = Files.readString(TemplateRun.templates().resolve(file));
    String name = file.replace(".yaml", "");
    ScoreModel model = ModelReader.read(file, text);
    assertThat(model.name()).isEqualTo(name);
    if (!name.equals("demo")) {
      assertThat(text).contains("# Formula: ", " Ours: ", "--model models/" + file);
      assertThat(
              Arrays.stream(TemplatesTest.class.getDeclaredMethods()).map(m -> slug(m.getName())))
          .anyMatch(method -> method.startsWith(name));
    }
  }

  @Test
  void b2bSaasReads62AndEngaged() throws IOException {
    run.add("u", "login", 8).add("u", "workflow_completed", 3).add("u", "teammate_invited", 1);
    assertRow(run.score("b2b-saas"), "u", 31, 62, "engaged");
  }

  @Test
  void eLearningSumsTo265() throws IOException {
    run.add("u", "course_completed", 2).add("u", "forum_post", 5);
    run.add("u", "video_view", 15).add("u", "quiz_attempt", 3);
    assertThat(raw(run.score("e-learning"), "u")).isEqualTo(265);
  }

  @Test
  void p90BenchmarkIs208Point2() throws IOException {
    int[] raws = {475, 89, 101, 7, 3, 21, 2, 149, 223, 1, 13, 9, 37};
    for (int raw : raws) {
      run.add("u" + raw, "page_viewed", raw);
    }
    run.add("inactive", "page_viewed", 9, 40, "");
    assertThat(run.fitted("p90-benchmark").orElseThrow()).isCloseTo(208.2, EXACT);
    Map<String, Row> scores = run.score("p90-benchmark");
    assertThat(row(scores, "u149").real("score")).isCloseTo(14900 / 208.2, EXACT);
    assertThat(row(scores, "u475").real("score")).isEqualTo(100);
  }

  @Test
  void linearDecayLeaves8Point7AfterThreeDays() throws IOException {
    run.add("u", "demo_requested", 1, 3, "");
    run.add("old", "demo_requested", 1, 90, "").add("mail", "email_clicked", 1, 7, "");
    Map<String, Row> scores = run.score("linear-decay");
    assertThat(raw(scores, "u")).isCloseTo(8.7, EXACT);
    assertThat(raw(scores, "old")).isZero();
    assertThat(raw(scores, "mail")).isCloseTo(1, EXACT);
  }

  @Test
  void leadScoringClampsRuleGroupAndTotal() throws IOException {
    String fit = "\"role\":\"vp\",\"employees\":\"500\",\"email\":\"v@acme.com\"";
    run.add("best", "form_submitted", 5, 0, fit).add("best", "demo_requested", 2);
    run.add("best", "pricing_viewed", 9);
    run.add("month", "demo_requested", 1, 30, "");
    run.add("weak", "form_submitted", 1, 0, "\"role\":\"intern\",\"email\":\"w@gmail.com\"");
    Map<String, Row> scores = run.score("lead-scoring");
    assertRow(scores, "best", 100, 100, "hot");
    assertRow(scores, "month", 15, 15, "cold");
    assertRow(scores, "weak", 10, 10, "cold");
  }

  @Test
  void prospectFallsTo3AndNotTo0() throws IOException {
    run.add("lapsed", "form_submitted", 2, 31, "").add("never", "email_received", 1);
    run.add("active", "form_submitted", 1).add("active", "form_error", 2);
    Map<String, Row> scores = run.score("prospect");
    assertRow(scores, "lapsed", 3, 3, "lapsed");
    assertRow(scores, "never", 0, 0, "never");
    assertRow(scores, "active", 50 - 10 + 3, 43, "active");
  }

  @Test
  void productEngagementIsMeanOfAdoptionAndStickiness() throws IOException {
    run.daily("u", "session_started", 12);
    for (String feature : List.of("a", "b", "c", "c")) {
      run.add("u", "feature_used", 1, 1, "\"feature\":\"" + feature + "\"");
    }
    // 3 of 5 features are 60; 12 of 30 days are 40.
    assertRow(run.score("product-engagement"), "u", 50, 50, "light");
  }

  @Test
  void accountPercentileReadsUnderOneActionDayAs0() throws IOException {
    Map<String, Integer> actions = Map.of("a", 13, "b", 14, "c", 28, "d", 56);
    actions.forEach((account, count) -> run.of(account).add("u", "report_viewed", count));
    Map<String, Row> scores = run.score("account-percentile");
    // Mid-ranks among the three accounts with one action a day or more.
    assertRow(scores, "a", 0, 0, "low");
    assertRow(scores, "b", 14, 50 / 3.0, "low");
    assertRow(scores, "c", 28, 150 / 3.0, "medium");
    assertRow(scores, "d", 56, 250 / 3.0, "high");
  }

  @Test
  void depthBreadthRollsUpToShareOfRegulars() throws IOException {
    run.add("often", "login", 10).add("rare", "login", 9);
    for (String feature : List.of("reports", "api", "other")) {
      run.add("often", "feature_used", 1, 0, "\"feature\":\"" + feature + "\"");
    }
    assertRow(run.score("depth-breadth"), "often", 75, 75, "engaged");
    assertRow(run.score("depth-breadth"), "rare", 0, 0, "dormant");
    assertThat(row(run.accounts("depth-breadth"), "acme").real("score")).isCloseTo(37.5, EXACT);
  }

  @Test
  void healthFactorsAreTieredOrLinear() throws IOException {
    run.daily("well", "session_started", 10).add("well", "teammate_invited", 3);
    for (int feature = 0; feature < 5; feature++) {
      run.add("well", "feature_used", 1, 0, "\"feature\":\"f" + feature + "\"");
    }
    run.add("well", "nps_answered", 1, 100, "\"rating\":10");
    run.daily("ill", "session_started", 5).add("ill", "nps_answered", 1, 3, "\"rating\":2");
    run.add("ill", "support_ticket_opened", 4);
    run.add("worst", "nps_answered", 1, 0, "\"rating\":0");
    Map<String, Row> scores = run.score("health-factors");
    assertRow(scores, "well", 100, 100, "healthy");
    assertRow(scores, "ill", 25 - 3 - 10, 12, "at-risk");
    assertRow(scores, "worst", -5, 0, "at-risk");
  }

  @Test
  void communityMultipliesLoveByReach() throws IOException {
    for (String user : List.of("quiet", "known", "famous")) {
      run.add(user, "question_answered", 2, 90, "").add(user, "message_posted", 9);
    }
    run.user("quiet", "\"followers\":20").user("known", "\"followers\":1000");
    run.user("famous", "\"followers\":25000");
    Map<String, Row> scores = run.score("community");
    assertThat(raw(scores, "quiet")).isCloseTo(10, EXACT);
    assertThat(raw(scores, "known")).isCloseTo(20, EXACT);
    assertThat(raw(scores, "famous")).isCloseTo(30, EXACT);
  }

  @Test
  void rfmAddsThreeRanks() throws IOException {
    run.add("champion", "purchase", 12, 30, "\"amount\":100");
    run.add("regular", "purchase", 2, 100, "\"amount\":30")
        .add("regular", "purchase", 1, 300, "\"amount\":1");
    run.add("gone", "purchase", 1, 364, "\"amount\":20");
    Map<String, Row> scores = run.score("rfm");
    assertRow(scores, "champion", 15, 100, "champion");
    assertThat(raw(scores, "regular")).isEqualTo(3 + 2 + 2);
    assertThat(raw(scores, "gone")).isEqualTo(3);
  }

  @Test
  void powerUserTiersBeginAt1And5And13Days() throws IOException {
    String[] tiers = {"casual", "casual", "core", "core", "power", "power"};
    int[] days = {1, 4, 5, 12, 13, 30};
    for (int day : days) {
      run.daily("d" + day, "session_started", day).daily("d" + day, "login", day);
    }
    run.add("away", "login", 1, 30, "");
    Map<String, Row> scores = run.score("power-user");
    for (int i = 0; i < days.length; i++) {
      assertRow(scores, "d" + days[i], days[i], days[i] * 100 / 30.0, tiers[i]);
    }
    assertRow(scores, "away", 0, 0, "inactive");
  }

  @Test
  void engagedTimeCountsTenSecondMarks() throws IOException {
    run.add("u", "page_view", 1, 0, "\"mark\":\"a:0\"");
    for (String mark : List.of("a:1", "a:3", "a:3")) {
      run.add("u", "page_ping", 1, 0, "\"mark\":\"" + mark + "\"");
    }
    run.add("u", "page_view", 1, 2, "\"mark\":\"b:0\"");
    // 10·(3 − 1) + 5 of the first page view and 10·(1 − 1) + 5 of the second.
    assertThat(raw(run.score("engaged-time"), "u")).isEqualTo(30);
  }

  @Test
  void simpleB2bAddsActiveWeeks() throws IOException {
    run.add("u", "login", 3);
    run.add("u", "feature_a_used", 2, 7, "");
    assertThat(raw(run.score("simple-b2b"), "u")).isEqualTo(3 + 3 * 2 + 2 * 2);
  }

  private static Row row(Map<String, Row> scores, String id) {
    return Objects.requireNonNull(scores.get(id), id);
  }

  private static double raw(Map<String, Row> scores, String user) {
    return row(scores, user).real("raw");
  }

  private static void assertRow(
      Map<String, Row> scores, String user, double raw, double score, String band) {
    Row row = row(scores, user);
    assertThat(row.real("raw")).as("raw of %s", user).isCloseTo(raw, EXACT);
    assertThat(row.real("score")).as("score of %s", user).isCloseTo(score, EXACT);
    assertThat(row.string("band")).as("band of %s", user).isEqualTo(band);
  }

  /** {@code p90BenchmarkIs208} as {@code p90-benchmark-is208}. */
  private static String slug(String method) {
    return method.replaceAll("(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
  }
}
