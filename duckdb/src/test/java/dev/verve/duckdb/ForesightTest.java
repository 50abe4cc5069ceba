package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.evidence.Baseline;
import dev.verve.insight.evidence.Forecast;
import dev.verve.insight.evidence.LeadTime;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.stats.Auc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a score foresaw and foresees, held against users reckoned one by one. */
class ForesightTest {
  private static final int WINDOW = 20;
  private static final int OUTCOME = 20;
  private static final int JUDGED = FadingUsers.DAYS - 1 - OUTCOME;
  private static final String MODEL =
      """
      name: fading
      window: 20d
      hold: 4
      scale: {method: cap, at: 16}
      accounts: {rollup: mean}
      actions: {login: 1, invite: 2}
      outcome: {%s}
      """;

  @TempDir Path folder;
  private final FadingUsers users = new FadingUsers(5);
  private Loaded loaded;

  @BeforeEach
  void load() throws IOException {
    loaded = load("retained_within: 20d");
  }

  private Loaded load(String outcome) throws IOException {
    return Loaded.of(folder, MODEL.formatted(outcome), FadingUsers.HEADER, users.rows());
  }

  @AfterEach
  void close() {
    loaded.close();
  }

  private ModelValidator.Answer judged() {
    return ModelValidator.judge(
        loaded.engine(),
        loaded.model(),
        loaded.span(),
        null,
        loaded.model().model().outcomes().get(0));
  }

  private double score(int user, int day) {
    return Math.min(100, 100 * users.raw(user, day, WINDOW, 1, 2) / 16);
  }

  /** Whether each was there in the days of the outcome. */
  private boolean[] stayed() {
    boolean[] stayed = new boolean[FadingUsers.USERS];
    IntStream.range(0, stayed.length).forEach(u -> stayed[u] = users.stays(u, JUDGED, OUTCOME));
    return stayed;
  }

  private static double[] each(IntToDoubleFunction value) {
    return IntStream.range(0, FadingUsers.USERS).mapToDouble(value).toArray();
  }

  @Test
  void daysOfWarningAreThoseOfUsersReckonedOneByOne() {
    Bands bands = loaded.model().model().bands();
    long low = 0;
    long kept = 0;
    long alarmed = 0;
    long lost = 0;
    List<Double> leads = new ArrayList<>();
    for (int user = 0; user < FadingUsers.USERS; user++) {
      boolean stays = users.stays(user, JUDGED, OUTCOME);
      int ends = (stays ? JUDGED : users.lastActive(user, JUDGED)) + OUTCOME;
      if (ends <= JUDGED) {
        continue;
      }
      Band band = null;
      int highest = 0;
      int ahead = 0;
      for (int day = Math.max(FadingUsers.start(user), JUDGED - OUTCOME); day < ends; day++) {
        if (day < ends - OUTCOME) {
          continue;
        }
        double score = score(user, day);
        Band now = band == null ? bands.of(score) : bands.after(band, score, 4);
        if (ahead == 0 && band != null && now.from() < band.from()) {
          ahead = ends - day;
        }
        highest = Math.max(highest, bands.indexOf(now.name()));
        band = now;
      }
      if (stays) {
        kept++;
        alarmed += ahead > 0 ? 1 : 0;
      } else {
        lost++;
        low += highest == 0 ? 1 : 0;
        if (ahead > 0) {
          leads.add((double) ahead);
        }
      }
    }
    LeadTime found = judged().leadTime().value().orElseThrow();
    leads.sort(null);
    assertThat(found)
        .isEqualTo(
            new LeadTime(
                lost,
                low,
                leads.size(),
                kept,
                alarmed,
                List.of(quantile(leads, 0.25), quantile(leads, 0.5), quantile(leads, 0.75))));
    assertThat(low).isPositive();
    assertThat(alarmed).isPositive();
  }

  /** By straight lines between what is sorted, as R's seventh kind. */
  private static double quantile(List<Double> sorted, double q) {
    double at = q * (sorted.size() - 1);
    int below = (int) at;
    double above = sorted.get(Math.min(below + 1, sorted.size() - 1));
    return sorted.get(below) + (at - below) * (above - sorted.get(below));
  }

  @Test
  void naiveRulesAreReckonedOverTheSameWindow() {
    boolean[] stayed = stayed();
    List<Baseline> baselines = judged().baselines();
    assertThat(baselines)
        .extracting(Baseline::name)
        .containsExactly("count", "recency", "active_days");
    assertThat(area(baselines.get(0), true))
        .isCloseTo(Auc.of(each(u -> score(u, JUDGED)), stayed), within(1e-12));
    assertThat(area(baselines.get(0), false))
        .isCloseTo(Auc.of(each(u -> users.raw(u, JUDGED, WINDOW, 1, 1)), stayed), within(1e-12));
    assertThat(area(baselines.get(1), false))
        .isCloseTo(Auc.of(each(u -> users.lastActive(u, JUDGED)), stayed), within(1e-12));
    assertThat(area(baselines.get(2), false))
        .isCloseTo(Auc.of(each(u -> users.activeDays(u, JUDGED, WINDOW)), stayed), within(1e-12));
  }

  private static double area(Baseline baseline, boolean first) {
    return (first ? baseline.difference().first() : baseline.difference().second())
        .measured()
        .orElseThrow()
        .value();
  }

  @Test
  void theVerdictNamesTheRulesThatDoAsWell() {
    ModelValidator.Answer answer = judged();
    String verdict = answer.validation().judged().orElseThrow().verdict();
    for (Baseline baseline : answer.baselines()) {
      if (baseline.difference().worse()) {
        assertThat(verdict).containsPattern("A naive rule does better: .*" + baseline.words());
      } else if (baseline.difference().better()) {
        assertThat(verdict).doesNotContain(baseline.words());
      } else {
        assertThat(verdict)
            .containsPattern("It is no better than naive rules: .*" + baseline.words());
      }
    }
    assertThat(verdict).contains("naive rule");
    assertThat(answer.ofOneIn(1)).isEqualTo(answer);
    assertThat(answer.ofOneIn(4).validation().warnings())
        .contains("Judged on one user in 4, of whom there are very many.");
  }

  @Test
  void anOutcomeThatIsNotOverJudgesNothing() throws IOException {
    loaded.close();
    loaded = load("retained_within: 200d");
    ModelValidator.Answer answer = judged();
    assertThat(answer.validation().verdict())
        .isEqualTo(
            "INSUFFICIENT: The events cover 120 days, and the outcome needs 200 after the score.");
    assertThat(answer.leadTime().refusal()).contains("nobody could be judged.");
    assertThat(answer.baselines()).isEmpty();
  }

  @Test
  void anOutcomeThatHasNoDayHasNoDaysOfWarning() throws IOException {
    loaded.close();
    loaded = load("event: login, within: 20d");
    assertThat(judged().leadTime().refusal()).get().asString().startsWith("an event that did not");
  }

  private Forecast forecast() {
    OutcomeLog log = OutcomeLog.inEvents(loaded.model().model().outcomes().get(0), loaded.span());
    return Forecast.of(loaded.engine(), loaded.model(), loaded.span(), null, log);
  }

  @Test
  void everybodyIsForetoldByTheScoreOfToday() {
    Forecast forecast = forecast();
    int today = FadingUsers.DAYS - 1;
    assertThat(forecast.asOf()).isEqualTo(FadingUsers.LAST);
    assertThat(forecast.learnedOn()).isEqualTo(FadingUsers.LAST.minusDays(OUTCOME));
    assertThat(forecast.users()).hasSize(FadingUsers.USERS);
    double last = 100;
    String lastId = "";
    double chance = 1;
    for (Forecast.User user : forecast.users()) {
      int number = Integer.parseInt(user.id().substring(1));
      assertThat(user.score()).isCloseTo(score(number, today), within(1e-9));
      assertThat(user.account()).isEqualTo("a%02d".formatted(number / 10));
      assertThat(user.score() < last || user.id().compareTo(lastId) > 0).isTrue();
      assertThat(user.probability()).isLessThanOrEqualTo(chance);
      last = user.score();
      lastId = user.id();
      chance = user.probability();
    }
    assertThat(chance).isBetween(0.0, 0.3);
  }

  @Test
  void accountsAreForetoldByTheirUsers() {
    Forecast forecast = forecast();
    assertThat(forecast.groups()).hasSize(60).allMatch(group -> group.users() == 10);
    for (Forecast.Group group : forecast.groups()) {
      assertThat(group.expected().value())
          .isCloseTo(
              forecast.users().stream()
                  .filter(user -> group.name().equals(user.account()))
                  .mapToDouble(Forecast.User::probability)
                  .sum(),
              within(1e-9));
    }
    Forecast.Group all = forecast.total().orElseThrow();
    assertThat(all.users()).isEqualTo(FadingUsers.USERS);
    assertThat(all.expected().low()).isLessThan(all.expected().value());
    assertThat(forecast.verdict())
        .isEqualTo(
            "Of 600 users %.0f are expected to have the outcome within 20 days (%.0f to %.0f)."
                .formatted(all.expected().value(), all.expected().low(), all.expected().high()));
  }

  @Test
  void whatWasNeverSeenIsNotForetold() throws IOException {
    loaded.close();
    loaded = load("retained_within: 200d");
    Forecast none = forecast();
    assertThat(none.verdict()).isEqualTo("INSUFFICIENT: no date has an outcome that is closed.");
    assertThat(none.users()).isEmpty();
    assertThat(none.total()).isEmpty();
    loaded.close();
    loaded = load("lost_event: never, within: 20d");
    assertThat(forecast().verdict()).startsWith("INSUFFICIENT: ").doesNotContain(": INSUFF");
  }
}
