package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of sums say what users say who are asked one by one. */
class SliceTest {
  private static final Predicate<Optional<List<String>>> ALL = Optional::isPresent;
  private static final double Z95 = 1.959963984540054;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ratesAndMixesSumToTheChange(long seed) {
    List<Watched> users = Watched.random(seed, 900);
    double change = Watched.meanAfter(users, ALL) - Watched.meanBefore(users, ALL);
    List<SegmentEffect> effects = new Slice(Watched.cells(users)).effects();
    assertThat(effects).extracting(SegmentEffect::value).isSortedAccordingTo(this::asText);
    assertThat(effects).hasSize(6);
    assertThat(effects.stream().mapToDouble(e -> e.rate() + e.mix()).sum())
        .isCloseTo(change, within(1e-9));
  }

  private int asText(List<String> one, List<String> other) {
    return one.toString().compareTo(other.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void eachErrorIsThatOfInfluencesUserByUser(long seed) {
    List<Watched> users = Watched.random(seed, 700);
    for (SegmentEffect effect : new Slice(Watched.cells(users)).effects()) {
      Predicate<Optional<List<String>>> own = at -> at.equals(Optional.of(effect.value()));
      Predicate<Optional<List<String>>> rest = at -> at.isPresent() && !own.test(at);
      double share =
          (Watched.countBefore(users, own) / Watched.countBefore(users, ALL)
                  + Watched.countAfter(users, own) / Watched.countAfter(users, ALL))
              / 2;
      Effect tested = effect.tested().orElseThrow();
      assertThat(tested.value()).isCloseTo(effect.rate(), within(1e-9));
      assertThat(tested.value())
          .isCloseTo(
              share * (Watched.meanAfter(users, own) - Watched.meanBefore(users, own)),
              within(1e-9));
      assertThat(error(tested)).isCloseTo(share * error(users, own, at -> false), within(1e-9));
      Effect excess = effect.excess().orElseThrow();
      assertThat(error(excess)).isCloseTo(share * error(users, own, rest), within(1e-9));
      assertThat(effect.usersFrom()).isEqualTo((long) Watched.countBefore(users, own));
      assertThat(effect.usersTo()).isEqualTo((long) Watched.countAfter(users, own));
      assertThat(effect.mixTested().value()).isCloseTo(effect.mix(), within(1e-12));
      assertThat(error(effect.mixTested()))
          .isCloseTo(mixError(users, own, effect.mix()), within(1e-9));
    }
  }

  /** Half a 95 % interval in units of the normal. */
  private static double error(Effect effect) {
    return (effect.high() - effect.low()) / 2 / Z95;
  }

  /** The influence of each user on the difference of two changes of means, squared and summed. */
  private static double error(
      List<Watched> users,
      Predicate<Optional<List<String>>> some,
      Predicate<Optional<List<String>>> others) {
    double variance = 0;
    for (Watched user : users) {
      double influence = 0;
      for (Predicate<Optional<List<String>>> group : List.of(some, others)) {
        double sign = group == some ? 1 : -1;
        if (group.test(user.after())) {
          influence +=
              sign
                  * (user.scoreAfter() - Watched.meanAfter(users, group))
                  / Watched.countAfter(users, group);
        }
        if (group.test(user.before())) {
          influence -=
              sign
                  * (user.scoreBefore() - Watched.meanBefore(users, group))
                  / Watched.countBefore(users, group);
        }
      }
      variance += influence * influence;
    }
    return Math.sqrt(variance);
  }

  /** The error of the change of a share, worth what the mix says a whole share is worth. */
  private static double mixError(
      List<Watched> users, Predicate<Optional<List<String>>> own, double mix) {
    double before = Watched.countBefore(users, own) / Watched.countBefore(users, ALL);
    double after = Watched.countAfter(users, own) / Watched.countAfter(users, ALL);
    double variance = 0;
    for (Watched user : users) {
      double influence = 0;
      if (user.after().isPresent()) {
        influence += ((own.test(user.after()) ? 1 : 0) - after) / Watched.countAfter(users, ALL);
      }
      if (user.before().isPresent()) {
        influence -= ((own.test(user.before()) ? 1 : 0) - before) / Watched.countBefore(users, ALL);
      }
      variance += influence * influence;
    }
    return Math.sqrt(variance) * Math.abs(mix / (after - before));
  }

  @Test
  void thirtyUsersAtBothDatesAreTestedAndFewerAreNot() {
    assertThat(few(30, 30).tested()).isPresent();
    assertThat(few(30, 30).excess()).isPresent();
    assertThat(few(29, 30).tested()).isEmpty();
    assertThat(few(30, 29).tested()).isEmpty();
    assertThat(few(29, 29).excess()).isEmpty();
    assertThat(few(29, 29).rate()).isCloseTo(-10 * 29.0 / 129, within(1e-9));
  }

  /** So many users of a plan at the two dates, who lose ten points, among a hundred who do not. */
  private static SegmentEffect few(int before, int after) {
    List<Watched> users = new ArrayList<>();
    Optional<List<String>> pro = Optional.of(List.of("pro"));
    for (int i = 0; i < Math.max(before, after); i++) {
      users.add(
          new Watched(
              i < before ? pro : Optional.empty(),
              i < after ? pro : Optional.empty(),
              i < before ? 50 + i % 2 : 0,
              i < after ? 40 + i % 2 : 0));
    }
    Optional<List<String>> free = Optional.of(List.of("free"));
    users.addAll(Collections.nCopies(100, new Watched(free, free, 50, 50)));
    return new Slice(Watched.cells(users))
        .effects().stream().filter(e -> e.value().equals(List.of("pro"))).findFirst().orElseThrow();
  }

  @Test
  void othersWhoAreTooFewGiveNothingToCompareWith() {
    List<Watched> users = new ArrayList<>();
    Optional<List<String>> pro = Optional.of(List.of("pro"));
    Optional<List<String>> free = Optional.of(List.of("free"));
    users.addAll(Collections.nCopies(100, new Watched(pro, pro, 50, 40)));
    users.addAll(Collections.nCopies(29, new Watched(free, free, 50, 50)));
    SegmentEffect effect = new Slice(Watched.cells(users)).effects().get(1);
    assertThat(effect.value()).containsExactly("pro");
    assertThat(effect.tested()).isPresent();
    assertThat(effect.excess()).isEmpty();
  }

  @Test
  void aShareThatStaysBringsNothing() {
    Optional<List<String>> pro = Optional.of(List.of("pro"));
    Optional<List<String>> free = Optional.of(List.of("free"));
    List<Watched> users = new ArrayList<>();
    users.addAll(Collections.nCopies(40, new Watched(pro, pro, 50, 40)));
    users.addAll(Collections.nCopies(40, new Watched(free, free, 20, 30)));
    for (SegmentEffect effect : new Slice(Watched.cells(users)).effects()) {
      assertThat(effect.mixTested().value()).isZero();
      assertThat(effect.mixTested().p()).isOne();
      assertThat(Math.abs(effect.rate())).isEqualTo(5);
    }
  }
}
