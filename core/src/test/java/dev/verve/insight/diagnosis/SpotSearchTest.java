package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.plan.BareModel;
import dev.verve.stats.PValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two actions in two plans and two countries, of which the second hurts the pros of one. */
class SpotSearchTest {
  private static final PartKeys KEYS =
      new PartKeys(
          BareModel.of("name: m\nactions: {login: 1, share: 2}\nscale: {method: cap, at: 9}\n"),
          Optional.empty());
  private static final int SHARE = 1;

  private static Place stays(long users, String... values) {
    return new Place(Presence.STAYS, List.of(values), users);
  }

  /** Parts of as many users that changed by these amounts, evenly. */
  private static PairSums moved(double... changes) {
    double sum = 0;
    double squares = 0;
    for (double change : changes) {
      sum += change;
      squares += change * change;
    }
    return new PairSums(0, 0, sum, 0, squares, 0);
  }

  private static double[] halves(int users, double mean, double apart) {
    double[] changes = new double[users];
    for (int i = 0; i < users; i++) {
      changes[i] = mean + (i % 2 == 0 ? apart : -apart);
    }
    return changes;
  }

  private static Parts parts(Map<Place, PairSums> share) {
    return new Parts(List.copyOf(share.keySet()), Map.of(SHARE, share), Map.of(), Map.of());
  }

  private static Spot find(List<Spot> spots, String name) {
    return spots.stream().filter(spot -> spot.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void holdsASegmentsOwnMeanAgainstThatOfTheOthers() {
    Place pro = stays(200, "pro");
    Place free = stays(400, "free");
    Parts parts = parts(Map.of(pro, moved(halves(200, -6, 2)), free, moved(halves(400, -1, 3))));
    List<Spot> spots = new SpotSearch(List.of("plan"), KEYS).in(parts);
    assertThat(spots).hasSize(2);
    Spot spot = find(spots, "plan=pro");
    assertThat(spot.action().path()).isEqualTo("actions.share");
    assertThat(spot.users()).isEqualTo(200);
    assertThat(spot.effect()).isCloseTo(-6, within(1e-12));
    assertThat(spot.excess().value()).isCloseTo(-5, within(1e-12));
    double error = Math.sqrt(4.0 / 199 + 9.0 / 399);
    assertThat((spot.excess().high() - spot.excess().low()) / 2)
        .isCloseTo(1.959963984540054 * error, within(1e-12));
  }

  @Test
  void isNoMoreCertainThanThatItMovedAtAll() {
    Place pro = stays(200, "pro");
    Place free = stays(400, "free");
    Parts parts = parts(Map.of(pro, moved(halves(200, 0.2, 2)), free, moved(halves(400, 3, 1))));
    Spot spot = find(new SpotSearch(List.of("plan"), KEYS).in(parts), "plan=pro");
    assertThat(spot.excess().p())
        .isCloseTo(PValue.twoSided(0.2 / Math.sqrt(4.0 / 199)), within(1e-12));
  }

  @Test
  void aHundredUsersInsideAndOutsideAreNeeded() {
    assertThat(spots(100, 100)).hasSize(2);
    assertThat(spots(99, 100)).isEmpty();
    assertThat(spots(100, 99)).isEmpty();
  }

  private static List<Spot> spots(int pros, int others) {
    return new SpotSearch(List.of("plan"), KEYS)
        .in(
            parts(
                Map.of(
                    stays(pros, "pro"),
                    moved(halves(pros, 2, 1)),
                    stays(others, "free"),
                    moved(halves(others, 0, 1)))));
  }

  @Test
  void pairsOfTraitsAreSumsOfTheirCrossings() {
    Parts parts =
        parts(
            Map.of(
                stays(150, "pro", "de"), moved(halves(150, -8, 1)),
                stays(150, "pro", "fr"), moved(halves(150, 0, 1)),
                stays(150, "free", "de"), moved(halves(150, 0, 1)),
                stays(150, "free", "fr"), moved(halves(150, 0, 1))));
    List<Spot> spots = new SpotSearch(List.of("plan", "country"), KEYS).in(parts);
    assertThat(spots)
        .extracting(Spot::name)
        .containsExactlyInAnyOrder(
            "plan=pro",
            "plan=free",
            "country=de",
            "country=fr",
            "plan=pro & country=de",
            "plan=pro & country=fr",
            "plan=free & country=de",
            "plan=free & country=fr");
    assertThat(find(spots, "plan=pro").effect()).isCloseTo(-4, within(1e-12));
    assertThat(find(spots, "country=de").users()).isEqualTo(300);
    assertThat(find(spots, "plan=pro & country=de").effect()).isCloseTo(-8, within(1e-12));
  }

  @Test
  void whoCameOrLeftMovedNothing() {
    Map<Place, PairSums> share =
        Map.of(
            new Place(Presence.NEW, List.of("pro"), 500),
            moved(halves(500, 40, 1)),
            stays(200, "pro"),
            moved(halves(200, 2, 1)),
            stays(200, "free"),
            moved(halves(200, 0, 1)),
            new Place(Presence.LOST, List.of(), 500),
            moved(halves(500, -40, 1)));
    Spot spot = find(new SpotSearch(List.of("plan"), KEYS).in(parts(share)), "plan=pro");
    assertThat(spot.users()).isEqualTo(200);
    assertThat(spot.effect()).isCloseTo(2, within(1e-12));
  }

  @Test
  void thinDataThatWasReadWithoutValuesHasNoSpots() {
    assertThat(
            new SpotSearch(List.of("plan"), KEYS)
                .in(parts(Map.of(stays(900), moved(halves(900, 5, 1))))))
        .isEmpty();
  }

  @Test
  void onlyTheCertainAndTheLargeAreKeptTheMostPointsFirst() {
    List<Spot> kept = new ArrayList<>();
    Parts parts =
        parts(
            Map.of(
                stays(300, "pro"), moved(halves(300, -6, 1)),
                stays(150, "trial"), moved(halves(150, -12, 1)),
                stays(500, "free"), moved(halves(500, 0.5, 1))));
    List<Spot> all = new SpotSearch(List.of("plan"), KEYS).in(parts);
    kept.addAll(Spot.judge(all, DiagnosisOptions.defaults()));
    assertThat(kept).extracting(Spot::name).containsExactly("plan=trial", "plan=pro");
    assertThat(Spot.judge(all, DiagnosisOptions.defaults().withLeastEffect(7)))
        .extracting(Spot::name)
        .containsExactly("plan=trial");
  }

  @Test
  void whereTheOthersMovedMostOfTheWayThereIsNoSpot() {
    Parts parts =
        parts(
            Map.of(
                stays(300, "pro"), moved(halves(300, -6, 1)),
                stays(300, "free"), moved(halves(300, -3.5, 1))));
    assertThat(
            Spot.judge(
                new SpotSearch(List.of("plan"), KEYS).in(parts), DiagnosisOptions.defaults()))
        .isEmpty();
  }
}
