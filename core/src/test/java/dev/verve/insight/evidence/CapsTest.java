package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapsTest {
  private static Caps of(int rows, IntToDoubleFunction amount) {
    return Caps.of(
        ActionTable.of(
            List.of("login"),
            IntStream.range(0, rows).mapToDouble(amount).toArray(),
            new boolean[rows]));
  }

  @Test
  void theCapIsTheNinetyNinthPercentile() {
    assertThat(of(101, row -> row).cap(0)).isCloseTo(99, within(1e-12));
  }

  @Test
  void ofARareActionItIsThatAmongThoseWhoDoIt() {
    // 50 of 10,000 do it, one to fifty times: quantile 0.99 of 1..50 is 1 + 0.99 * 49
    Caps rare = of(10_000, row -> row < 50 ? row + 1 : 0);
    assertThat(rare.cap(0)).isCloseTo(49.51, within(1e-9));
    assertThat(rare.reason(0)).isEmpty();
  }

  @Test
  void thirtyMustDifferFromTheRest() {
    assertThat(of(500, row -> row < 30 ? 1 : 0).reason(0)).isEmpty();
    assertThat(of(500, row -> row < 29 ? 1 : 0).reason(0))
        .isEqualTo("too rare to tell: only 29 users");
    assertThat(of(500, row -> 4).reason(0)).isEqualTo("never varies");
    assertThat(of(500, row -> 4).cap(0)).isEqualTo(4);
    assertThat(of(500, row -> row < 29 ? 1 : 0).kept()).isEmpty();
    assertThat(of(500, row -> row < 30 ? 1 : 0).kept()).containsExactly(0);
  }

  @Test
  void aWrittenCapHasThreeDigitsAndStandsOnlyWhereSomebodyIsAbove() {
    assertThat(of(100_001, row -> row).written().cap(0)).isEqualTo(99_000);
    assertThat(of(1_235, row -> row).written().cap(0)).isEqualTo(1_220);
    // 195 of 200 did the most: nobody is above it
    assertThat(of(200, row -> Math.min(row, 5)).written().cap(0))
        .isEqualTo(Double.POSITIVE_INFINITY);
    // a cap of nothing, or below, would leave nothing above zero
    assertThat(of(200, row -> -row).written().cap(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void warnsOfWhatIsLeftOut() {
    assertThat(of(500, row -> row < 3 ? 1 : 0).warnings(List.of("login")))
        .containsExactly("The weight of login is unknown: too rare to tell: only 3 users.");
    assertThat(of(500, row -> row).warnings(List.of("login"))).isEmpty();
  }
}
