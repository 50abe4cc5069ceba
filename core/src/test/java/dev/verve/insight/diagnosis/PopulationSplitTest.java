package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationSplitTest {
  private static final double Z95 = 1.959963984540054;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoStayedLeftAndCameSumToTheChange(long seed) {
    List<Watched> users = Watched.random(seed, 500);
    double change =
        Watched.meanAfter(users, Optional::isPresent)
            - Watched.meanBefore(users, Optional::isPresent);
    PopulationSplit split = new PopulationSplit(Watched.cells(users));
    double sum = 0;
    for (Presence presence : Presence.values()) {
      GroupEffect group = split.group(presence);
      sum += group.tested().value();
      List<Watched> own = users.stream().filter(user -> presence(user) == presence).toList();
      assertThat(group.users()).isEqualTo(own.size());
      assertThat(group.tested().value()).isCloseTo(brought(users, own), within(1e-9));
      assertThat((group.tested().high() - group.tested().low()) / 2 / Z95)
          .as(presence + "'s error")
          .isCloseTo(error(users, own), within(1e-9));
    }
    assertThat(sum).isCloseTo(change, within(1e-9));
    assertThat(split.bands().stream().mapToDouble(BandEffect::effect).sum())
        .isCloseTo(change, within(1e-9));
    assertThat(split.bands())
        .extracting(band -> -Math.abs(band.effect()))
        .as("the largest first")
        .isSorted();
  }

  private static Presence presence(Watched user) {
    return user.before().isEmpty()
        ? Presence.NEW
        : user.after().isEmpty() ? Presence.LOST : Presence.STAYS;
  }

  /** What a user adds to the difference of the averages, off the middle of those who stayed. */
  private static double brings(List<Watched> users, Watched user) {
    double base =
        users.stream()
            .filter(one -> presence(one) == Presence.STAYS)
            .mapToDouble(one -> (one.scoreBefore() + one.scoreAfter()) / 2)
            .average()
            .orElseThrow();
    double to =
        user.after().isEmpty()
            ? 0
            : (user.scoreAfter() - base) / Watched.countAfter(users, Optional::isPresent);
    double from =
        user.before().isEmpty()
            ? 0
            : (user.scoreBefore() - base) / Watched.countBefore(users, Optional::isPresent);
    return to - from;
  }

  private static double brought(List<Watched> users, List<Watched> own) {
    return own.stream().mapToDouble(user -> brings(users, user)).sum();
  }

  /** Of a mean over everybody of what is 0 for others, everybody being the larger of both dates. */
  private static double error(List<Watched> users, List<Watched> own) {
    double everybody =
        Math.max(
            Watched.countBefore(users, Optional::isPresent),
            Watched.countAfter(users, Optional::isPresent));
    double squares = own.stream().mapToDouble(user -> Math.pow(brings(users, user), 2)).sum();
    double sum = brought(users, own);
    return Math.sqrt(squares - sum * sum / everybody);
  }

  @Test
  void aGroupOfNobodyBroughtNothing() {
    Optional<List<String>> low = Optional.of(List.of("low"));
    PopulationSplit split =
        new PopulationSplit(Watched.cells(List.of(new Watched(low, low, 40, 50))));
    assertThat(split.group(Presence.NEW)).isEqualTo(new GroupEffect(0, new Effect(0, 0, 0, 1)));
    assertThat(split.group(Presence.STAYS).tested().value()).isEqualTo(10);
  }

  @Test
  void whereNobodyStayedTheMiddleOfBothAveragesIsTheMeasure() {
    Optional<List<String>> low = Optional.of(List.of("low"));
    Optional<List<String>> high = Optional.of(List.of("high"));
    PopulationSplit split =
        new PopulationSplit(
            Watched.cells(
                List.of(
                    new Watched(low, Optional.empty(), 30, 0),
                    new Watched(Optional.empty(), high, 0, 70))));
    assertThat(split.group(Presence.LOST).tested().value()).isEqualTo(20);
    assertThat(split.group(Presence.NEW).tested().value()).isEqualTo(20);
    assertThat(split.bands())
        .containsExactly(new BandEffect("low", null, 1, 20), new BandEffect(null, "high", 1, 20));
  }
}
