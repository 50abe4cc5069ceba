package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import org.junit.jupiter.api.Test;

class AmountsTest {
  private static Comparison of(boolean share) {
    return new Comparison(
        "b",
        "orders",
        share,
        Verdict.NO_EVIDENCE,
        Conclusion.refused("x"),
        Conclusion.refused("x"),
        Conclusion.refused("x"),
        Conclusion.refused("x"),
        Conclusion.refused("x"));
  }

  @Test
  void sharesAreToldInPoints() {
    assertThat(Amounts.level(of(true), 0.1234)).isEqualTo("12.34 %");
    assertThat(Amounts.size(of(true), 0.0123)).isEqualTo("1.23 points");
    assertThat(Amounts.signed(of(true), 0.0123)).isEqualTo("+1.23");
    assertThat(Amounts.signed(of(true), -0.0123)).isEqualTo("-1.23");
  }

  @Test
  void othersKeepThreeDigits() {
    assertThat(Amounts.level(of(false), 0.1234)).isEqualTo("0.123");
    assertThat(Amounts.size(of(false), 1234.5)).isEqualTo("1,235");
    assertThat(Amounts.signed(of(false), 12.345)).isEqualTo("+12.3");
    assertThat(Amounts.signed(of(false), 0)).isEqualTo("0");
    assertThat(Amounts.signed(of(false), -2.5)).isEqualTo("-2.50");
  }

  @Test
  void significantDigitsFollowTheSize() {
    assertThat(Amounts.significant(0)).isEqualTo("0");
    assertThat(Amounts.significant(Double.NaN)).isEqualTo("unknown");
    assertThat(Amounts.significant(Double.POSITIVE_INFINITY)).isEqualTo("unknown");
    assertThat(Amounts.significant(1)).isEqualTo("1.00");
    assertThat(Amounts.significant(0.0000123)).isEqualTo("0.0000123");
    assertThat(Amounts.significant(0.00000123)).isEqualTo("1.23e-06");
    assertThat(Amounts.significant(-1_234_567)).isEqualTo("-1,234,567");
  }

  @Test
  void anIntervalWithoutAnEndIsLeftOut() {
    assertThat(Amounts.withInterval(of(false), new Effect(2, 1, 3, 0.01)))
        .isEqualTo("+2.00, +1.00 to +3.00");
    assertThat(Amounts.withInterval(of(false), new Effect(2, Double.NEGATIVE_INFINITY, 3, 0.01)))
        .isEqualTo("+2.00");
  }
}
