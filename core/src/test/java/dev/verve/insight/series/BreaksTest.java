package dev.verve.insight.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.model.Branch;
import dev.verve.model.ModelReader;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreaksTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final List<Branch> BRANCHES =
      ModelReader.read(
              "m.yaml",
              "name: m\ntree: {core: {owner: ann, actions: {login: 1}}, side: {actions: {share: 1}}}\n")
          .branches();

  /** The first branch loses 0.4 of its 2 points at day 70. */
  private static DailySeries series(long users) {
    return days(5, users, 0.1, -0.4, 0);
  }

  /** A hundred days of two branches of 2 points and 1, each with its change at day 70. */
  private static DailySeries days(
      long seed, long users, double noise, double first, double second) {
    Random random = new Random(seed);
    double[][] points = new double[2][100];
    long[] known = new long[100];
    Arrays.fill(known, users);
    for (int day = 0; day < 100; day++) {
      boolean after = day >= 70;
      points[0][day] = users * (2 + noise * random.nextGaussian() + (after ? first : 0));
      points[1][day] = users * (1 + noise * random.nextGaussian() + (after ? second : 0));
    }
    return new DailySeries(
        new Bounds(FIRST, FIRST.plusDays(99)),
        List.of(
            new BranchDays(BRANCHES.get(0), "", points[0], known),
            new BranchDays(BRANCHES.get(1), "", points[1], known)),
        List.of());
  }

  private static Marker marker(int day, String label) {
    return new Marker(FIRST.plusDays(day), label);
  }

  @Test
  void findsTheBreakAndItsBranch() {
    Break found = Breaks.of(series(500), List.of(marker(70, "new pricing"))).get(0);
    assertThat(found.significant()).isTrue();
    assertThat(found.effect().value().orElseThrow().value()).isCloseTo(-0.4, within(0.12));
    assertThat(found.usual()).isCloseTo(3, within(0.12));
    assertThat(found.branches()).extracting(b -> b.branch().slug()).containsExactly("core");
    assertThat(BreakWords.of(found))
        .startsWith("At \"new pricing\" (2026-03-12) activity breaks: -0.4")
        .contains("The largest break of a branch is that of Core");
  }

  @Test
  void aDayLikeAnyOtherIsNoBreak() {
    List<Break> found =
        Breaks.of(series(500), List.of(marker(60, "a mail"), marker(70, "new pricing")));
    assertThat(found.get(0).significant()).isFalse();
    assertThat(BreakWords.of(found.get(0))).contains("there is no significant break");
    assertThat(found.get(1).significant()).isTrue();
  }

  @Test
  void saysWhyAMarkerCannotBeTested() {
    List<Break> found =
        Breaks.of(
            series(500),
            List.of(marker(20, "early"), marker(70, "one"), marker(73, "two"), marker(97, "late")));
    assertThat(found)
        .extracting(one -> one.effect().refusal().orElse("tested"))
        .containsExactly(
            "There are 20 days of events before it, and 8 weeks are needed.",
            "tested",
            "It is within a week of the marker before it, and the two cannot be told apart.",
            "There are 3 days from it on, and a week is needed.");
    assertThat(Breaks.of(series(99), List.of(marker(70, "x"))).get(0).effect().refusal())
        .contains("There are under 100 users a day.");
  }

  private static String said(long users, int... days) {
    List<Marker> markers = Arrays.stream(days).mapToObj(day -> marker(day, "x")).toList();
    List<Break> found = Breaks.of(series(users), markers);
    return found.get(found.size() - 1).effect().refusal().orElse("tested");
  }

  @Test
  void eachLimitIsMetExactly() {
    assertThat(said(500, 56)).isEqualTo("tested");
    assertThat(said(500, 55)).startsWith("There are 55 days of events before it");
    assertThat(said(500, -3)).startsWith("There are 0 days of events before it");
    assertThat(said(500, 93)).isEqualTo("tested");
    assertThat(said(500, 94)).startsWith("There are 6 days from it on");
    assertThat(said(500, 120)).startsWith("There are 0 days from it on");
    assertThat(said(500, 70, 77)).isEqualTo("tested");
    assertThat(said(500, 70, 76)).startsWith("It is within a week");
    assertThat(said(100, 70)).isEqualTo("tested");
  }

  /** Both branches change at day 70. */
  private static DailySeries changing(double first, double second) {
    return days(6, 500, 0.05, first, second);
  }

  @Test
  void branchesAreToldByTheSizeOfTheirBreak() {
    assertThat(slugs(changing(-0.3, -0.6))).containsExactly("side", "core");
    assertThat(slugs(changing(0.6, -0.3))).containsExactly("core", "side");
    // what one branch loses the other gains: no break of all, though one of each
    Break even = Breaks.of(changing(0.4, -0.4), List.of(marker(70, "x"))).get(0);
    assertThat(even.significant()).isFalse();
    assertThat(even.branches()).hasSize(2);
    assertThat(BreakWords.of(even))
        .contains("there is no significant break")
        .contains("The largest break of a branch is that of");
  }

  private static List<String> slugs(DailySeries series) {
    return Breaks.of(series, List.of(marker(70, "x"))).get(0).branches().stream()
        .map(one -> one.branch().slug())
        .toList();
  }

  @Test
  void severalMarkersAreEachToldByTheirOwnStep() {
    List<Break> found =
        Breaks.of(
            changing(-0.3, -0.6), List.of(marker(20, "early"), marker(60, "a"), marker(70, "b")));
    assertThat(found.get(0).effect().refusal()).isPresent();
    assertThat(found.get(1).significant()).isFalse();
    assertThat(found.get(1).branches()).isEmpty();
    assertThat(found.get(2).significant()).isTrue();
    assertThat(found.get(2).branches()).hasSize(2);
    assertThat(found.get(2).usual() + found.get(2).effect().value().orElseThrow().value())
        .isCloseTo(2.1, within(0.05));
  }

  @Test
  void readsADateAndALabel() {
    assertThat(Marker.parse("--marker", "2026-03-01:new pricing"))
        .isEqualTo(new Marker(LocalDate.of(2026, 3, 1), "new pricing"));
    assertThat(Marker.parse("--marker", "2026-03-01:\"v2: all new\"").label())
        .isEqualTo("v2: all new");
    assertThat(Marker.parse("--marker", "2026-03-01").label()).isEqualTo("2026-03-01");
    assertThatThrownBy(() -> Marker.parse("--marker", "March:x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a marker begins with a date");
  }
}
