package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.junit.jupiter.api.Test;

/**
 * Reference values: the published CDNOW parameters (Fader, Hardie and Lee 2005, table 2) put into
 * the formulas of the likelihood (equation 6) and of P(alive), computed with scipy 1.10.1:
 *
 * <pre>
 * ll += gammaln(r+x) - gammaln(r) + r*log(al) + betaln(a, b+x) - betaln(a, b)
 *     + log((al+T)**-(r+x) + (x &gt; 0)*a/(b+x-1)*(al+tx)**-(r+x))
 * alive = 1/(1 + a/(b+x-1)*((al+T)/(al+tx))**(r+x))
 * </pre>
 */
class BgNbdTest {
  private static final long SEED = 42;
  private static final BgNbd CDNOW = new BgNbd(0.2426, 4.414, 0.793, 2.426);

  @Test
  void aliveAtThePublishedParameters() {
    assertThat(alive(2, 30.43, 38.86)).isCloseTo(0.7265957874763036, within(1e-9));
    assertThat(alive(1, 1.71, 38.86)).isCloseTo(0.21223172057475173, within(1e-9));
    assertThat(alive(5, 10, 30)).isCloseTo(0.0779767944448675, within(1e-9));
    assertThat(alive(12, 35.5, 38)).isCloseTo(0.8894731281699066, within(1e-9));
  }

  @Test
  void usersWithoutRepeatsGetNoAnswer() {
    assertThat(CDNOW.probabilityAlive(new RepeatHistory(0, 0, 38.86))).isEmpty();
  }

  @Test
  void likelihoodAtThePublishedParameters() {
    List<RepeatHistory> users =
        List.of(
            new RepeatHistory(0, 0, 38.86),
            new RepeatHistory(2, 30.43, 38.86),
            new RepeatHistory(1, 1.71, 38.86),
            new RepeatHistory(5, 10, 30),
            new RepeatHistory(12, 35.5, 38),
            new RepeatHistory(1, 5, 27));
    assertThat(CDNOW.logLikelihood(users)).isCloseTo(-63.58792054170084, within(1e-8));
  }

  @Test
  void recoversTheParametersOfASimulation() {
    List<RepeatHistory> users = simulate(20_000);
    BgNbd found = BgNbd.fit(users).value().orElseThrow();
    assertThat(found.r()).as("seed " + SEED).isCloseTo(0.2426, Percentage.withPercentage(10));
    assertThat(found.alpha()).isCloseTo(4.414, Percentage.withPercentage(15));
    assertThat(found.a() / (found.a() + found.b()))
        .isCloseTo(0.793 / (0.793 + 2.426), Percentage.withPercentage(10));
    double best = found.logLikelihood(users);
    assertThat(best).isGreaterThan(CDNOW.logLikelihood(users));
    assertThat(best)
        .isGreaterThan(
            new BgNbd(found.r() * 1.01, found.alpha(), found.a(), found.b()).logLikelihood(users))
        .isGreaterThan(
            new BgNbd(found.r(), found.alpha() * 0.99, found.a(), found.b()).logLikelihood(users))
        .isGreaterThan(
            new BgNbd(found.r(), found.alpha(), found.a() * 1.01, found.b()).logLikelihood(users))
        .isGreaterThan(
            new BgNbd(found.r(), found.alpha(), found.a(), found.b() * 0.99).logLikelihood(users));
  }

  @Test
  void theUnitOfTimeDoesNotMatter() {
    List<RepeatHistory> weeks = simulate(2000);
    List<RepeatHistory> days =
        weeks.stream()
            .map(u -> new RepeatHistory(u.repeats(), u.recency() * 7, u.age() * 7))
            .toList();
    BgNbd inWeeks = BgNbd.fit(weeks).value().orElseThrow();
    BgNbd inDays = BgNbd.fit(days).value().orElseThrow();
    assertThat(inDays.r()).isCloseTo(inWeeks.r(), Percentage.withPercentage(0.1));
    assertThat(inDays.alpha() / 7).isCloseTo(inWeeks.alpha(), Percentage.withPercentage(0.1));
    assertThat(inDays.a()).isCloseTo(inWeeks.a(), Percentage.withPercentage(0.1));
    assertThat(inDays.b()).isCloseTo(inWeeks.b(), Percentage.withPercentage(0.1));
  }

  @Test
  void refusesFewUsersAndFlatLikelihoods() {
    assertThat(BgNbd.fit(simulate(499)).refusal()).get().asString().contains("500");
    List<RepeatHistory> once = new ArrayList<>();
    List<RepeatHistory> alike = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      once.add(new RepeatHistory(0, 0, 10));
      alike.add(new RepeatHistory(10, 10, 10));
    }
    assertThat(BgNbd.fit(once).refusal()).get().asString().contains("second time");
    assertThat(BgNbd.fit(alike).refusal()).get().asString().contains("no clear maximum");
  }

  @Test
  void rejectsImpossibleHistories() {
    assertThatThrownBy(() -> new RepeatHistory(1, 5, 4)).hasMessageContaining("recency");
    assertThatThrownBy(() -> new RepeatHistory(0, 5, 9)).hasMessageContaining("without repeats");
  }

  private static double alive(long repeats, double recency, double age) {
    return CDNOW.probabilityAlive(new RepeatHistory(repeats, recency, age)).orElseThrow();
  }

  private static List<RepeatHistory> simulate(int size) {
    Random random = new Random(SEED);
    GammaDistribution rates = new GammaDistribution(CDNOW.r(), 1 / CDNOW.alpha());
    BetaDistribution leaving = new BetaDistribution(CDNOW.a(), CDNOW.b());
    List<RepeatHistory> users = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double rate = rates.inverseCumulativeProbability(random.nextDouble());
      double leave = leaving.inverseCumulativeProbability(random.nextDouble());
      double age = 27 + 12 * random.nextDouble();
      users.add(history(random, rate, leave, age));
    }
    return users;
  }

  private static RepeatHistory history(Random random, double rate, double leave, double age) {
    long repeats = 0;
    double recency = 0;
    double next = -Math.log(1 - random.nextDouble()) / rate;
    while (next <= age) {
      repeats++;
      recency = next;
      next =
          random.nextDouble() < leave
              ? Double.POSITIVE_INFINITY
              : next - Math.log(1 - random.nextDouble()) / rate;
    }
    return new RepeatHistory(repeats, recency, age);
  }
}
