package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A user's points under a branch that is capped at ten and one that is not. */
class EntityHistoryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
  private static final BoundModel MODEL =
      BareModel.of(
          """
          name: m
          window: 10d
          tree:
            core: {max_points: 10, actions: {login: 1, share: 2}}
            side: {actions: {export: 3, ever: {weight: 1, measure: ever}}}
          scale: {method: cap, at: 9}
          """);

  /** What was done today, an amount an action. */
  private static EntityHistory done(double... amounts) {
    return doneOn(DAY, amounts);
  }

  private static EntityHistory doneOn(LocalDate day, double... amounts) {
    List<ActionHistory> actions = new ArrayList<>();
    for (ActionRow action : MODEL.actions()) {
      TreeMap<LocalDate, Double> days = new TreeMap<>();
      if (amounts[action.key()] != 0) {
        days.put(day, amounts[action.key()]);
      }
      actions.add(new ActionHistory(action, action.action().weight(), days, Map.of()));
    }
    return new EntityHistory(MODEL, actions);
  }

  @Test
  void aBranchBelowItsMostIsLeftAlone() {
    assertThat(done(4, 3, 5, 0).points(DAY)).containsExactly(4, 6, 15, 0);
    assertThat(done(4, 3, 5, 0).raw(DAY)).isEqualTo(25);
  }

  @Test
  void aBranchAboveItsMostIsDrawnInEvenlyAndItAlone() {
    // 6 and 14 make 20, twice what the branch may bring
    assertThat(done(6, 7, 5, 0).points(DAY)).containsExactly(3, 7, 15, 0);
    assertThat(done(6, 7, 5, 0).raw(DAY)).isCloseTo(25, within(1e-12));
    assertThat(done(6, 7, 5, 0).uncapped(DAY)).containsExactly(6, 14, 15, 0);
  }

  @Test
  void moreOfAnActionCountsUnderTheMostOfItsBranch() {
    EntityHistory done = done(4, 1, 5, 0);
    double[] uncapped = done.uncapped(DAY);
    assertThat(done.rawWith(uncapped, DAY, MODEL.actions().get(1), 2)).isEqualTo(25);
    assertThat(done.rawWith(uncapped, DAY, MODEL.actions().get(1), 50))
        .isCloseTo(25, within(1e-12));
    assertThat(done.rawWith(uncapped, DAY, MODEL.actions().get(0), 1)).isEqualTo(22);
    assertThat(done.rawWith(uncapped, DAY, MODEL.actions().get(2), 50)).isEqualTo(171);
    assertThat(uncapped).containsExactly(4, 2, 15, 0);
  }

  @Test
  void somethingIsLeftWhileAWindowHoldsIt() {
    assertThat(done(0, 1, 0, 0).anythingLeft(DAY.plusDays(9))).isTrue();
    assertThat(done(0, 1, 0, 0).anythingLeft(DAY.plusDays(10))).isFalse();
    // what counts ever does not run out: nothing is left to lose
    assertThat(done(0, 0, 0, 1).anythingLeft(DAY)).isFalse();
    assertThat(done(0, 0, 0, 0).anythingLeft(DAY)).isFalse();
  }

  @Test
  void daysAreLeftOutOfEveryAction() {
    EntityHistory done = doneOn(DAY.minusDays(5), 4, 1, 5, 1);
    assertThat(done.where(day -> day.isAfter(DAY.minusDays(5))).raw(DAY)).isZero();
    assertThat(done.where(day -> day.isBefore(DAY)).raw(DAY)).isEqualTo(22);
    assertThat(done.stillCounting(DAY.plusDays(4)).raw(DAY)).isEqualTo(22);
    assertThat(done.stillCounting(DAY.plusDays(5)).raw(DAY)).isEqualTo(1);
  }

  @Test
  void timesAreCountedWhole() {
    assertThat(EntityHistory.countsWhole(MODEL.actions().get(0))).isTrue();
    assertThat(EntityHistory.countsWhole(MODEL.actions().get(3))).isTrue();
  }
}
