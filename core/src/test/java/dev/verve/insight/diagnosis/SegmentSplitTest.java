package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users of two plans, two countries and two devices, some of whom lost points. */
class SegmentSplitTest {
  private static final List<String> TRAITS = List.of("plan", "country", "device");

  /** 2,400 users who stay where they are; each loses by where that is, give or take five. */
  private static List<Watched> users(ToDoubleFunction<List<String>> loses) {
    SplittableRandom random = new SplittableRandom(31);
    List<Watched> users = new ArrayList<>();
    for (int i = 0; i < 2_400; i++) {
      List<String> at =
          List.of(
              i % 2 == 0 ? "pro" : "free",
              i / 2 % 2 == 0 ? "de" : "fr",
              i / 4 % 2 == 0 ? "phone" : "desk");
      double before = random.nextDouble(40, 60);
      double after = before - loses.applyAsDouble(at) + random.nextDouble(-5, 5);
      users.add(new Watched(Optional.of(at), Optional.of(at), before, after));
    }
    return users;
  }

  private static SegmentSplit split(List<Watched> users, List<String> traits) {
    return new SegmentSplit(columns -> Watched.cells(standing(users, columns)), traits);
  }

  /** The users by the columns that are asked for alone. */
  private static List<Watched> standing(List<Watched> users, List<String> columns) {
    int[] kept = columns.stream().mapToInt(name -> Integer.parseInt(name.substring(1))).toArray();
    return users.stream()
        .map(
            user ->
                new Watched(
                    user.before().map(all -> at(all, kept)),
                    user.after().map(all -> at(all, kept)),
                    user.scoreBefore(),
                    user.scoreAfter()))
        .toList();
  }

  private static List<String> at(List<String> all, int[] kept) {
    return IntStream.of(kept).mapToObj(all::get).toList();
  }

  private static Optional<List<String>> pair(ToDoubleFunction<List<String>> loses) {
    return split(users(loses), TRAITS).pair().map(SegmentView::traits);
  }

  @Test
  void eachTraitIsAView() {
    SegmentSplit split = split(users(at -> 0), TRAITS);
    assertThat(split.views())
        .extracting(SegmentView::traits)
        .containsExactly(List.of("plan"), List.of("country"), List.of("device"));
    assertThat(split.views().get(1).effects())
        .extracting(SegmentEffect::value)
        .containsExactly(List.of("de"), List.of("fr"));
  }

  @Test
  void aLossWhereTwoTraitsMeetIsACrossing() {
    assertThat(pair(at -> at.get(0).equals("pro") && at.get(2).equals("phone") ? 6 : 0))
        .contains(List.of("plan", "device"));
    assertThat(pair(at -> at.get(1).equals("de") && at.get(2).equals("desk") ? -6 : 0))
        .contains(List.of("country", "device"));
  }

  @Test
  void aLossOfOneTraitAloneCrossesNothing() {
    assertThat(pair(at -> at.get(0).equals("pro") ? 6 : 0)).isEmpty();
    assertThat(pair(at -> 6)).isEmpty();
    assertThat(pair(at -> 0)).isEmpty();
  }

  @Test
  void lossesOfTwoTraitsThatAddUpAreNoCrossing() {
    // one loss is large and one small, and where they meet is no more than both
    assertThat(pair(at -> (at.get(0).equals("pro") ? 6 : 0) + (at.get(1).equals("de") ? 0.5 : 0)))
        .isEmpty();
  }

  @Test
  void ofTwoCrossingsTheStrongerIsTold() {
    assertThat(
            pair(
                at ->
                    (at.get(0).equals("pro") && at.get(1).equals("de") ? 5 : 0)
                        + (at.get(1).equals("fr") && at.get(2).equals("desk") ? 9 : 0)))
        .contains(List.of("country", "device"));
    assertThat(
            pair(
                at ->
                    (at.get(0).equals("pro") && at.get(1).equals("de") ? 9 : 0)
                        + (at.get(1).equals("fr") && at.get(2).equals("desk") ? 5 : 0)))
        .contains(List.of("plan", "country"));
  }

  @Test
  void traitsOfVeryManyValuesAreNotCrossed() {
    List<Watched> users = users(at -> at.get(0).equals("pro") && at.get(1).equals("de") ? 6 : 0);
    assertThat(pairOf(manyCountries(users, 48))).isPresent();
    assertThat(pairOf(manyCountries(users, 49))).isEmpty();
  }

  private static Optional<SegmentView> pairOf(List<Watched> users) {
    return split(users, List.of("plan", "country")).pair();
  }

  /** So many users more, each alone in a country. */
  private static List<Watched> manyCountries(List<Watched> users, int countries) {
    List<Watched> more = new ArrayList<>(users);
    for (int i = 0; i < countries; i++) {
      Optional<List<String>> at = Optional.of(List.of("free", "c" + i, "desk"));
      more.add(new Watched(at, at, 50, 50));
    }
    return more;
  }

  @Test
  void aCrossingOfFewUsersIsNotTold() {
    List<Watched> users = new ArrayList<>(users(at -> 0));
    Optional<List<String>> rare = Optional.of(List.of("pro", "at", "desk"));
    IntStream.range(0, 29).forEach(i -> users.add(new Watched(rare, rare, 50, 20)));
    assertThat(pairOf(users)).isEmpty();
  }
}
