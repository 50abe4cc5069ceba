package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.model.Action;
import dev.verve.model.Curve;
import dev.verve.model.Measure;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The least amount with which a score reaches a target. */
class LeastExtraTest {
  private static final ActionRow COUNTED =
      BareModel.of("name: m\nactions: {login: 1}\nscale: {method: cap, at: 9}\n").actions().get(0);
  private static final ActionRow SUMMED =
      new ActionRow(
          COUNTED.key(),
          COUNTED.branchKey(),
          COUNTED.branch(),
          new Action(
              "read",
              List.of("read"),
              null,
              new Measure(Measure.Kind.SUM, "minutes"),
              1,
              null,
              null,
              Curve.LINEAR,
              null,
              null),
          COUNTED.aggregate(),
          COUNTED.windowDays(),
          COUNTED.decay(),
          null,
          null);

  private static double least(ActionRow action, double target, DoubleUnaryOperator score) {
    return LeastExtra.reaching(action, target, score).orElseThrow();
  }

  @Test
  void whatIsCountedIsToldInWholeTimes() {
    assertThat(least(COUNTED, 25, extra -> 10 + 3 * extra)).isEqualTo(5);
    assertThat(least(COUNTED, 25.1, extra -> 10 + 3 * extra)).isEqualTo(6);
    assertThat(least(COUNTED, 11, extra -> 10 + 3 * extra)).isEqualTo(1);
    assertThat(least(COUNTED, 1_000, extra -> extra)).isEqualTo(1_000);
    assertThat(least(COUNTED, 1_000, extra -> Math.floor(extra / 10))).isEqualTo(10_000);
  }

  @Test
  void whatIsSummedIsToldToAThousandth() {
    assertThat(least(SUMMED, 25, extra -> 10 + 4 * extra)).isCloseTo(3.75, within(1e-3));
    assertThat(10 + 4 * least(SUMMED, 25, extra -> 10 + 4 * extra)).isGreaterThanOrEqualTo(25);
  }

  @Test
  void whatIsOutOfReachIsEmpty() {
    assertThat(LeastExtra.reaching(COUNTED, 25, extra -> Math.min(24.9, extra))).isEmpty();
    assertThat(least(COUNTED, 25, extra -> Math.min(25, extra))).isEqualTo(25);
  }
}
