package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.MidpointSplit.Group;
import dev.verve.stats.MidpointSplit.Population;
import dev.verve.stats.MidpointSplit.Product;
import dev.verve.stats.MidpointSplit.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MidpointSplitTest {
  private static final long SEED = 17;
  private static final int ROUNDS = 500;

  @Test
  void productByHand() {
    assertThat(MidpointSplit.product(10, 2, 14, 3)).isEqualTo(new Product(10, 12));
  }

  @Test
  void segmentsByHand() {
    List<Segment> parts =
        MidpointSplit.segments(
            List.of(new Group(0.5, 40), new Group(0.5, 60)),
            List.of(new Group(0.75, 40), new Group(0.25, 60)));
    assertThat(parts).containsExactly(new Segment(0, -1.875), new Segment(0, -3.125));
  }

  @Test
  void productsSumToTheChange() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      double[] v = random.doubles(4, -100, 100).toArray();
      assertThat(MidpointSplit.product(v[0], v[1], v[2], v[3]).total())
          .as("seed " + SEED + " round " + round)
          .isCloseTo(v[2] * v[3] - v[0] * v[1], within(1e-9));
    }
  }

  @Test
  void segmentsSumToTheChangeEvenWhenSomeAreEmpty() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      int size = 2 + random.nextInt(6);
      List<Group> from = groups(random, size);
      List<Group> to = groups(random, size);
      double sum = MidpointSplit.segments(from, to).stream().mapToDouble(Segment::total).sum();
      assertThat(sum)
          .as("seed " + SEED + " round " + round)
          .isCloseTo(average(to) - average(from), within(1e-9));
    }
  }

  @Test
  void populationSumsToTheChange() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<Group> from = groups(random, 2);
      List<Group> to = groups(random, 2);
      Population parts = MidpointSplit.population(from.get(0), from.get(1), to.get(0), to.get(1));
      assertThat(parts.total())
          .as("seed " + SEED + " round " + round)
          .isCloseTo(average(to) - average(from), within(1e-9));
    }
  }

  @Test
  void leaversLikeThoseWhoStayedChangeNothing() {
    Population parts =
        MidpointSplit.population(
            new Group(0.8, 50), new Group(0.2, 50), new Group(0.5, 50), new Group(0.5, 30));
    assertThat(parts).isEqualTo(new Population(0, 0, -10));
  }

  @Test
  void slopesCarryPartsToAnyScaleExactly() {
    SplittableRandom random = new SplittableRandom(SEED);
    double half = 22;
    for (int round = 0; round < ROUNDS; round++) {
      double[] before = random.doubles(5, 0, 30).toArray();
      double[] after = random.doubles(5, 0, 30).toArray();
      double from = Arrays.stream(before).sum();
      double to = Arrays.stream(after).sum();
      double slope = saturatingSlope(half, from, to);
      double parts = IntStream.range(0, 5).mapToDouble(i -> slope * (after[i] - before[i])).sum();
      assertThat(parts)
          .as("seed " + SEED + " round " + round)
          .isCloseTo(saturating(half, to) - saturating(half, from), within(1e-9));
    }
  }

  @Test
  void slopeIsTheDerivativeWhenNothingChanged() {
    double limit = saturatingSlope(22, 10, 10 + 1e-6);
    assertThat(saturatingSlope(22, 10, 10)).isCloseTo(limit, within(1e-5));
  }

  @Test
  void rejectsSharesThatDoNotSumToOne() {
    List<Group> whole = List.of(new Group(1, 3));
    List<Group> partial = List.of(new Group(0.9, 3));
    assertThatThrownBy(() -> MidpointSplit.segments(whole, partial))
        .hasMessageContaining("sum to 1");
  }

  private static double saturating(double half, double raw) {
    return 100 * (1 - Math.pow(2, -raw / half));
  }

  private static double saturatingSlope(double half, double from, double to) {
    return MidpointSplit.slope(
        raw -> saturating(half, raw),
        raw -> 100 * Math.log(2) / half * Math.pow(2, -raw / half),
        from,
        to);
  }

  private static List<Group> groups(SplittableRandom random, int size) {
    double[] sizes = random.doubles(size).map(s -> s < 0.2 ? 0 : s).toArray();
    sizes[random.nextInt(size)] = 1;
    double total = Arrays.stream(sizes).sum();
    return Arrays.stream(sizes)
        .mapToObj(s -> new Group(s / total, s == 0 ? Double.NaN : random.nextDouble(0, 100)))
        .toList();
  }

  private static double average(List<Group> groups) {
    return groups.stream().filter(g -> g.share() > 0).mapToDouble(g -> g.share() * g.rate()).sum();
  }
}
