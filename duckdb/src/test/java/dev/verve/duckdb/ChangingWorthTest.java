package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.evidence.ActionDrift;
import dev.verve.insight.evidence.ModelDrift;
import dev.verve.insight.evidence.ModelTuner;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.insight.evidence.SegmentWeights;
import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.CoefficientDrift;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 1,200 users over six periods of twenty days: whether they come in one hangs on what they did in
 * the one before, by rules that a test gives.
 */
class ChangingWorthTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int PERIODS = 6;
  private static final int LENGTH = 20;
  private static final int USERS = 1_200;
  private static final String MODEL =
      """
      name: m
      window: 20d
      scale: {method: cap, at: 12}
      actions: {login: 1, share: 1}
      %s
      """;
  private static final String OUTCOME = "outcome: {retained_within: 20d}";

  /** What a share is worth in log-odds of coming back in the next period. */
  private interface Worth {
    double of(boolean pro, int period);
  }

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // every test loads its own users
  private Loaded loaded;

  private final int[] shares = new int[PERIODS];

  @AfterEach
  void close() {
    loaded.close();
  }

  private void load(String more, Worth worth) throws IOException {
    SplittableRandom random = new SplittableRandom(29);
    List<String> rows = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      boolean pro = random.nextInt(3) == 0;
      boolean comes = true;
      for (int period = 0; period < PERIODS; period++) {
        int logins = comes ? 1 + random.nextInt(4) : 0;
        int shared = comes ? random.nextInt(4) : 0;
        shares[period] += shared;
        for (int i = 0; i < logins + shared; i++) {
          int day = period * LENGTH + (period == 0 && i == 0 ? 0 : random.nextInt(LENGTH));
          rows.add(
              "u%d,%s,%s,%sT12:00:00Z"
                  .formatted(
                      user,
                      i < logins ? "login" : "share",
                      pro ? "pro" : "free",
                      FIRST.plusDays(day)));
        }
        double logOdds = -0.8 + 0.3 * logins + worth.of(pro, period) * shared;
        comes = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      }
    }
    rows.add("u0,login,free,%sT12:00:00Z".formatted(end(PERIODS - 1)));
    loaded = Loaded.of(folder, MODEL.formatted(more), "user_id,event,plan,timestamp", rows);
  }

  private static LocalDate end(int period) {
    return FIRST.plusDays((period + 1L) * LENGTH - 1);
  }

  private OutcomeLog log() {
    return OutcomeLog.inEvents(loaded.model().model().outcomes().get(0), loaded.span());
  }

  private ActionDrift drift() {
    return ActionDrift.of(loaded.engine(), loaded.model(), loaded.span(), log());
  }

  private ModelDrift between(int from, int to) {
    return ModelDrift.of(
        loaded.engine(),
        loaded.model(),
        loaded.span(),
        null,
        List.of(end(from), end(to)),
        Optional.of(log()));
  }

  @Test
  void anActionThatTurnedAgainstItsUsersIsFound() throws IOException {
    load(OUTCOME, (pro, period) -> period == 4 ? -0.9 : 0.6);
    ActionDrift drift = drift();
    assertThat(drift.refusal()).isEmpty();
    // periods 0 to 4 have a closed outcome; the last two of them are compared
    assertThat(drift.cuts()).containsExactly(end(3).toString(), end(4).toString());
    assertThat(drift.actions())
        .extracting(CoefficientDrift::action, CoefficientDrift::changed)
        .containsExactly(Tuple.tuple("actions.login", false), Tuple.tuple("actions.share", true));
    assertThat(drift.actions().get(1).before().measured().orElseThrow().interval().contains(0.6))
        .isTrue();
    assertThat(drift.actions().get(1).after().measured().orElseThrow().interval().contains(-0.9))
        .isTrue();
    assertThat(drift.growth().get(1)).isCloseTo((double) shares[4] / shares[3], within(1e-9));
    ModelDrift model = between(2, 4);
    assertThat(model.verdict())
        .endsWith(
            " What it says about the outcome has changed for actions.share: learn the weights anew"
                + " with `verve tune`.");
    assertThat(model.warnings()).noneMatch(it -> it.contains("not known in full"));
  }

  @Test
  void anActionThatIsWorthTheSameIsNot() throws IOException {
    load(OUTCOME, (pro, period) -> 0.5);
    assertThat(drift().actions()).hasSize(2).noneMatch(CoefficientDrift::changed);
    assertThat(between(1, 4).verdict())
        .endsWith(" No action is proven to predict otherwise than before.");
  }

  @Test
  void anOutcomeThatIsNotOverIsSaid() throws IOException {
    load(OUTCOME, (pro, period) -> 0.5);
    ModelDrift open = between(2, 5);
    assertThat(open.actions().cuts()).containsExactly(end(2).toString(), end(4).toString());
    assertThat(open.warnings())
        .contains(
            "What came after %s is not known in full yet; actions are compared between %s and %s."
                .formatted(end(5), end(2), end(4)));
    String closed =
        "the 20 days of the outcome after %s are not over by %s, the last date whose own outcome is"
                .formatted(end(4), end(4))
            + " known; give an earlier date.";
    assertThat(between(4, 5).actions().refusal()).isEqualTo(closed);
    assertThat(between(4, 5).warnings())
        .contains("Whether actions still predict is unknown: " + closed);
    assertThat(between(4, 5).verdict()).doesNotContain("predict otherwise");
    assertThat(between(3, 4).actions().refusal()).isEmpty();
    ModelDrift none =
        ModelDrift.of(
            loaded.engine(),
            loaded.model(),
            loaded.span(),
            null,
            List.of(end(2), end(4)),
            Optional.empty());
    assertThat(none.actions().refusal()).isEqualTo("the model names no outcome.");
  }

  private ModelTuning tuned() {
    return ModelTuner.of(loaded.engine(), loaded.model(), loaded.span())
        .withPlan(BootstrapWeights.Plan.defaults().withReplicates(100))
        .tune(log());
  }

  @Test
  void aSegmentThatGainsByAnActionGetsItsOwnWeight() throws IOException {
    load("segments: [plan]\n" + OUTCOME, (pro, period) -> pro ? 1.5 : 0.05);
    ModelTuning.Choice choice = tuned().choice().orElseThrow();
    assertThat(choice.segments().words())
        .startsWith("Weights of their own: actions.share in plan ");
    assertThat(choice.segments().weights())
        .extracting(own -> own.segment().value())
        .contains("pro");
    SegmentWeights pro =
        choice.segments().weights().stream()
            .filter(own -> own.segment().value().equals("pro"))
            .findFirst()
            .orElseThrow();
    assertThat(pro.weights()).containsOnlyKeys("actions.share");
    assertThat(pro.after()).isGreaterThan(pro.before());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "segments: [plan] | No segment has weights of its own: of 2 values of plan none differ"
            + " significantly and gain on later data.",
        "segments: [plan, nothing] | No segment has weights of its own: of 2 values of plan, nothing"
            + " none differ significantly and gain on later data.",
        "{} | ''",
      })
  void segmentsThatAreAlikeShareTheirWeights(String segments, String words) throws IOException {
    String more = segments.equals("{}") ? "" : segments + "\n";
    load(more + OUTCOME, (pro, period) -> 0.5);
    ModelTuning.Choice choice = tuned().choice().orElseThrow();
    assertThat(choice.segments().words()).isEqualTo(words);
    assertThat(choice.segments().weights()).isEmpty();
  }

  @Test
  void aModelThatTellsSegmentsApartKeepsToIts() throws IOException {
    load(
        """
        segments: [plan]
        overrides: [{when: {plan: pro}, weights: {actions.share: 3}}]
        %s
        """
            .formatted(OUTCOME),
        (pro, period) -> pro ? 1.5 : 0.05);
    assertThat(tuned().choice().orElseThrow().segments().words())
        .isEqualTo("Weights by segment were not looked for: the model has overrides of its own.");
  }

  @Test
  void fewerRowsAreEveryManyTh() throws IOException {
    load(OUTCOME, (pro, period) -> 0.5);
    ModelTuning all = tuned();
    ModelTuning some =
        ModelTuner.of(loaded.engine(), loaded.model(), loaded.span())
            .withPlan(BootstrapWeights.Plan.defaults().withReplicates(100))
            .withMostRows(4 * USERS / 3)
            .tune(log());
    assertThat(all.choice().orElseThrow().stride()).isEqualTo(1);
    assertThat(all.tuning().n()).isEqualTo(4 * USERS);
    assertThat(some.choice().orElseThrow().stride()).isEqualTo(3);
    assertThat(some.tuning().n()).isEqualTo(4 * USERS / 3);
  }

  @Test
  void weightsOfEitherSignTakePointsOff() throws IOException {
    load(OUTCOME, (pro, period) -> -0.6);
    ModelTuning held = tuned();
    ModelTuning free =
        ModelTuner.of(loaded.engine(), loaded.model(), loaded.span())
            .withPlan(BootstrapWeights.Plan.defaults().withReplicates(100))
            .withEitherSign()
            .tune(log());
    assertThat(held.tuning().weights().get(1).weight().measured().orElseThrow().value()).isZero();
    assertThat(free.tuning().weights().get(1).weight().measured().orElseThrow().high())
        .isNegative();
    assertThat(free.tuning().weights().get(1).note()).isEqualTo("predicts loss: takes points off");
  }
}
