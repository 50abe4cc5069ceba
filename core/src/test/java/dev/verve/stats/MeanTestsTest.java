package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Reference values: R 4.2.2. The scripts stand at each test, with a, b, xa, xb as below. */
class MeanTestsTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] A = {5.1, 4.9, 6.2, 7.3, 5.5, 6.8};
  private static final double[] B = {4.2, 5.0, 3.9, 5.8, 4.4, 4.1, 5.2};
  private static final double[] XA = {4.0, 4.3, 5.6, 7.0, 5.2, 6.1};
  private static final double[] XB = {4.4, 5.1, 4.0, 6.0, 4.9, 4.6, 5.0};

  // t.test(a, b); t.test(a, b, conf.level = .9)
  @Test
  void welch() {
    Welch test = Welch.between(Moments.of(A), Moments.of(B)).value().orElseThrow();
    assertThat(test.t()).isCloseTo(2.77339519566001, EXACT);
    assertThat(test.df()).isCloseTo(8.95157566044178, EXACT);
    assertThat(test.difference().p()).isCloseTo(0.0217409404166618, EXACT);
    assertThat(test.difference().low()).isCloseTo(0.240511624391526, within(1e-8));
    assertThat(test.difference().high()).isCloseTo(2.37853599465609, within(1e-8));
    Welch narrow = Welch.between(Moments.of(A), Moments.of(B), 0.9).value().orElseThrow();
    assertThat(narrow.difference().low()).isCloseTo(0.443443011544976, within(1e-8));
  }

  // s <- sqrt(var(a)/6/mean(b)^2 + mean(a)^2*var(b)/7/mean(b)^4); l <- mean(a)/mean(b) - 1
  // c(l, l - qnorm(.975)*s, l + qnorm(.975)*s, 2*pnorm(-abs(l/s)))
  @Test
  void relativeLift() {
    Effect lift = RelativeLift.of(Moments.of(A), Moments.of(B), 0.95).value().orElseThrow();
    assertThat(lift.value()).isCloseTo(0.28118609406953, EXACT);
    assertThat(lift.low()).isCloseTo(0.0637691057708219, EXACT);
    assertThat(lift.high()).isCloseTo(0.498603082368237, EXACT);
    assertThat(lift.p()).isCloseTo(0.0112502627059996, EXACT);
  }

  // y <- c(a, b); x <- c(xa, xb); g <- rep(1:0, c(6, 7)); th <- coef(lm(y ~ x + factor(g)))["x"]
  // ya <- a - th*(xa - mean(x)); yb <- b - th*(xb - mean(x)); t.test(ya, yb)
  // (var(ya)/6 + var(yb)/7) / (var(a)/6 + var(b)/7)
  @Test
  void cuped() {
    Cuped cuped =
        Cuped.between(BivariateMoments.of(XA, A), BivariateMoments.of(XB, B), 0.95)
            .value()
            .orElseThrow();
    assertThat(cuped.theta()).isCloseTo(0.886082191780821, EXACT);
    assertThat(cuped.effect().value()).isCloseTo(0.858043835616438, EXACT);
    assertThat(cuped.effect().low()).isCloseTo(0.554006652898167, within(1e-8));
    assertThat(cuped.effect().high()).isCloseTo(1.16208101833471, within(1e-8));
    assertThat(cuped.effect().p()).isCloseTo(6.74685503891506e-05, EXACT);
    assertThat(cuped.varianceRatio()).isCloseTo(0.0854565138038162, EXACT);
  }

  // rt <- function(y, x) { r <- mean(y)/mean(x)
  //   c(r, (var(y) - 2*r*cov(x,y) + r^2*var(x)) / (length(x)*mean(x)^2)) }
  // rt(c(3,1,4,1,5,9,2,6), c(2,1,3,2,4,5,1,4)); rt(c(2,7,1,8,2,8,1,8), c(3,6,2,7,2,9,1,9))
  @Test
  void ratioMetric() {
    RatioMetric treated =
        ratio(new double[] {2, 1, 3, 2, 4, 5, 1, 4}, new double[] {3, 1, 4, 1, 5, 9, 2, 6});
    RatioMetric control =
        ratio(new double[] {3, 6, 2, 7, 2, 9, 1, 9}, new double[] {2, 7, 1, 8, 2, 8, 1, 8});
    assertThat(treated.value()).isCloseTo(1.4090909090909092, EXACT);
    assertThat(treated.variance()).isCloseTo(0.0195146701532877, EXACT);
    assertThat(control.value()).isCloseTo(0.9487179487179487, EXACT);
    assertThat(control.variance()).isCloseTo(0.00426130846400912, EXACT);
    Effect difference = treated.minus(control, 0.95).value().orElseThrow();
    assertThat(difference.value()).isCloseTo(0.46037296037296, EXACT);
    assertThat(treated.liftOver(control, 0.95).value().orElseThrow().value())
        .isCloseTo(1.4090909090909092 / 0.9487179487179487 - 1, EXACT);
  }

  // x1 <- rep(1:0, c(30, 170)); x0 <- rep(1:0, c(55, 245)); t.test(x1, x0)
  @Test
  void rates() {
    Effect effect =
        Binomial.difference(new Binomial(30, 200), new Binomial(55, 300), 0.95)
            .value()
            .orElseThrow();
    assertThat(effect.low()).isCloseTo(-0.0997302665542428, within(1e-8));
    assertThat(effect.high()).isCloseTo(0.0330635998875762, within(1e-8));
    assertThat(effect.p()).isCloseTo(0.324359136879159, EXACT);
  }

  // 2*pt(-40, 50); 2*pnorm(-20); 2*pt(-6, 1e6); pchisq(700, 2, lower.tail = FALSE)
  @Test
  void tailsKeepTheirDigits() {
    assertThat(Tails.student(40, 50) / 1.24124237843728e-39).isCloseTo(1, EXACT);
    assertThat(Tails.normal(-20) / 5.50724823721247e-89).isCloseTo(1, EXACT);
    assertThat(Tails.student(-6, 1e6) / 1.97384981235444e-09).isCloseTo(1, within(1e-7));
    assertThat(Tails.chiSquare(700, 2) / 9.92959039626498e-153).isCloseTo(1, EXACT);
  }

  @Test
  void workOnVeryManyUsers() {
    Moments treated = new Moments(400_000_000L, 10.001, 4e9);
    Moments control = new Moments(400_000_000L, 10, 4e9);
    Effect effect = Welch.between(treated, control).value().orElseThrow().difference();
    assertThat(effect.high() - effect.value()).isCloseTo(1.959964 * 2.236068e-4, within(1e-8));
  }

  @Test
  void refuseWhatCannotBeTold() {
    Moments constant = Moments.of(2, 2, 2);
    assertThat(Welch.between(constant, constant).refusal()).get().asString().contains("vary");
    assertThat(Welch.between(Moments.of(1), constant).refusal()).isPresent();
    assertThat(RelativeLift.of(Moments.of(A), Moments.of(-1, 1, 0.2), 0.95).refusal()).isPresent();
    assertThat(Binomial.difference(new Binomial(5, 80), new Binomial(40, 80), 0.95).refusal())
        .isPresent();
    assertThat(Binomial.difference(new Binomial(75, 80), new Binomial(40, 80), 0.95).refusal())
        .isPresent();
    BivariateMoments flat = BivariateMoments.of(new double[] {1, 1, 1}, new double[] {3, 4, 5});
    assertThat(Cuped.between(flat, flat, 0.95).refusal()).isPresent();
    BivariateMoments empty = BivariateMoments.of(new double[] {0, 0}, new double[] {0, 0});
    assertThat(RatioMetric.of(empty).refusal()).isPresent();
  }

  private static RatioMetric ratio(double[] denominators, double[] numerators) {
    return RatioMetric.of(BivariateMoments.of(denominators, numerators)).value().orElseThrow();
  }
}
