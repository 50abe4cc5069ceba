package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BareModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One user's doings of one action, most of them in a window of ten days. */
class ActionHistoryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
  private static final ActionRow PLAIN =
      BareModel.of("name: m\nwindow: 10d\nactions: {login: 2}\nscale: {method: cap, at: 9}\n")
          .actions()
          .get(0);

  private static ActionRow row(
      Aggregate aggregate, @Nullable Integer window, Decay decay, @Nullable Double daily) {
    return new ActionRow(0, 0, "core", PLAIN.action(), aggregate, window, decay, daily, null);
  }

  /** Amounts by how many days before the date. */
  private static ActionHistory done(ActionRow action, Map<Integer, Double> amounts) {
    TreeMap<LocalDate, Double> days = new TreeMap<>();
    amounts.forEach((ago, amount) -> days.put(DAY.minusDays(ago), amount));
    return new ActionHistory(action, 2, days, Map.of());
  }

  private static ActionHistory met(@Nullable Integer window, Map<Integer, Set<String>> items) {
    TreeMap<LocalDate, Set<String>> days = new TreeMap<>();
    items.forEach((ago, values) -> days.put(DAY.minusDays(ago), values));
    ActionRow action = row(Aggregate.DISTINCT, window, Decay.NONE, null);
    return new ActionHistory(action, 2, new TreeMap<>(), days);
  }

  @Test
  void theWindowEndsAtTheDate() {
    ActionHistory done = done(PLAIN, Map.of(-1, 16.0, 0, 1.0, 9, 2.0, 10, 4.0));
    assertThat(done.amount(DAY)).isEqualTo(3);
    assertThat(done.points(DAY)).isEqualTo(6);
    assertThat(done.points(DAY.minusDays(1))).isEqualTo(2 * (2 + 4));
    assertThat(done.points(DAY.plusDays(1))).isEqualTo(2 * (1 + 16));
    assertThat(done.points(DAY.plusDays(11))).isZero();
  }

  @Test
  void whatCountsEverHasNoWindow() {
    ActionHistory done =
        done(row(Aggregate.SUM, null, Decay.NONE, null), Map.of(-1, 16.0, 0, 1.0, 400, 2.0));
    assertThat(done.amount(DAY)).isEqualTo(3);
    assertThat(done.stillCounting(DAY.plusDays(900)).amount(DAY)).isEqualTo(3);
  }

  @Test
  void aDaysMostIsTakenBeforeItLosesWeight() {
    ActionRow action = row(Aggregate.SUM, 10, Decay.halfLife(2), 5.0);
    assertThat(done(action, Map.of(0, 9.0, 2, 4.0, 4, 8.0)).amount(DAY))
        .isEqualTo(5 + 4 / 2.0 + 5 / 4.0);
  }

  @Test
  void theGreatestDayCounts() {
    ActionRow action = row(Aggregate.MAX, 10, Decay.halfLife(2), null);
    ActionHistory done = done(action, Map.of(0, 3.0, 2, 8.0, 9, 9.0));
    assertThat(done.amount(DAY)).isEqualTo(4);
    assertThat(done.pointsWith(DAY, 3)).isEqualTo(8);
    assertThat(done.pointsWith(DAY, 5)).isEqualTo(10);
    // of amounts below nothing, too
    assertThat(done(action, Map.of(0, -3.0, 2, -8.0)).amount(DAY)).isEqualTo(-3);
  }

  @Test
  void moreOfASumAddsUp() {
    assertThat(done(PLAIN, Map.of(0, 3.0)).pointsWith(DAY, 4)).isEqualTo(14);
  }

  @Test
  void aCapHoldsTheAmountBeforeItsCurve() {
    ActionRow action =
        new ActionRow(
            0,
            0,
            "core",
            PLAIN.action().withCurve(Curve.SQRT),
            Aggregate.SUM,
            10,
            Decay.NONE,
            null,
            9.0);
    assertThat(done(action, Map.of(0, 4.0)).points(DAY)).isEqualTo(4);
    assertThat(done(action, Map.of(0, 40.0)).points(DAY)).isEqualTo(6);
    assertThat(done(action, Map.of(0, 4.0)).pointsWith(DAY, 50)).isEqualTo(6);
  }

  @Test
  void differentValuesAreCountedOnceInTheWindow() {
    Map<Integer, Set<String>> items =
        Map.of(-1, Set.of("z"), 0, Set.of("a", "b"), 9, Set.of("b", "c"), 10, Set.of("d"));
    assertThat(met(10, items).amount(DAY)).isEqualTo(3);
    assertThat(met(10, items).points(DAY)).isEqualTo(6);
    assertThat(met(null, items).amount(DAY)).isEqualTo(4);
    assertThat(met(10, items).pointsWith(DAY, 2)).isEqualTo(10);
    assertThat(met(10, items).points(DAY.minusDays(20))).isZero();
  }

  @Test
  void nothingDoneIsNoPointWhateverACurveSaysOfZero() {
    Curve tiers = new Curve(Curve.Form.TIERS, List.of(new Curve.Knot(0, 7)));
    ActionRow action =
        new ActionRow(
            0,
            0,
            "core",
            PLAIN.action().withCurve(tiers),
            Aggregate.DISTINCT,
            10,
            Decay.NONE,
            null,
            null);
    TreeMap<LocalDate, Set<String>> items = new TreeMap<>(Map.of(DAY, Set.of("a")));
    ActionHistory met = new ActionHistory(action, 2, new TreeMap<>(), items);
    assertThat(met.points(DAY)).isEqualTo(14);
    assertThat(met.points(DAY.minusDays(1))).isZero();
    assertThat(met.points(DAY.plusDays(10))).isZero();
    assertThat(met.points(DAY.plusDays(9))).isEqualTo(14);
  }

  @Test
  void daysAreLeftOutOfBothAmountsAndValues() {
    ActionHistory done = done(PLAIN, Map.of(0, 1.0, 5, 2.0, 8, 4.0));
    assertThat(done.where(day -> day.isBefore(DAY)).amount(DAY)).isEqualTo(6);
    assertThat(done.stillCounting(DAY.plusDays(4)).amount(DAY)).isEqualTo(3);
    assertThat(done.stillCounting(DAY.plusDays(5)).amount(DAY)).isEqualTo(1);
    ActionHistory met = met(10, Map.of(0, Set.of("a"), 5, Set.of("b")));
    assertThat(met.where(day -> day.isBefore(DAY)).amount(DAY)).isEqualTo(1);
    assertThat(met.stillCounting(DAY.plusDays(5)).amount(DAY)).isEqualTo(1);
  }

  @Test
  void anotherWeightIsThatOfTheSameDoings() {
    assertThat(done(PLAIN, Map.of(0, 3.0)).weighing(-5).points(DAY)).isEqualTo(-15);
  }
}
