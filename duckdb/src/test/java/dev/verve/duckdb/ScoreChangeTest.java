package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.engine.ScoredPair;
import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountChange.ActionPart;
import dev.verve.insight.AccountChange.MemberPart;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreChange;
import dev.verve.insight.ScoreChange.ActionChange;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of a change is what scoring other events gives: those without the new ones, and
 * those without what is about to leave the window.
 */
class ScoreChangeTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
  private static final LocalDate TO = LocalDate.of(2026, 3, 10);
  private static final int WINDOW = 14;
  private static final String MODEL =
      """
      name: change
      window: 14d
      scale: {method: saturating, half: 12}
      accounts: {rollup: mean}
      tree:
        core:
          actions:
            a: {weight: 2, max_per_day: 2}
            b: {weight: 3, decay: {half_life: 5d}}
        more:
          actions:
            c: {weight: 1, curve: sqrt}
            d: {weight: 4, measure: ever}
      """;

  @TempDir Path folder;

  private record Done(int user, String event, LocalDate day) {
    String row() {
      return "u%d,acme,%s,%s".formatted(user, event, day);
    }
  }

  private static List<Done> done(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Done> done = new ArrayList<>();
    for (int user = 0; user < 4; user++) {
      for (int i = 0; i < random.nextInt(8, 25); i++) {
        int kind = random.nextInt(4);
        done.add(
            new Done(user, "abcd".substring(kind, kind + 1), TO.minusDays(random.nextInt(26))));
      }
    }
    done.add(new Done(9, "a", FROM.plusDays(1)));
    return done;
  }

  private Loaded load(List<Done> done, Predicate<Done> kept) throws IOException {
    return Loaded.of(
        folder,
        MODEL,
        "user_id,account_id,event,timestamp",
        done.stream().filter(kept).map(Done::row).toList());
  }

  private static ScoredPair both(Loaded loaded) {
    return loaded.run().both(FROM, new Names("_from"), TO, new Names("_to"), TO);
  }

  /** The points of each action by a run over some of the events. */
  private double[] points(List<Done> done, Predicate<Done> kept, LocalDate day, String id)
      throws IOException {
    double[] points = new double[4];
    try (Loaded loaded = load(done, kept)) {
      var scored = loaded.run().prepare(day).at(day, Names.SINGLE);
      Explanation.of(loaded.engine(), loaded.model(), scored, id)
          .ifPresent(
              told -> told.parts().forEach(part -> points[part.action().key()] += part.points()));
    }
    return points;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachCauseIsWhatOtherEventsWouldHaveGiven(long seed) throws IOException {
    List<Done> done = done(seed);
    for (String id : List.of("u0", "u1", "u2", "u3")) {
      ScoreChange change;
      try (Loaded loaded = load(done, one -> true)) {
        ScoredPair pair = both(loaded);
        change =
            ScoreChange.between(loaded.engine(), loaded.model(), pair.from(), pair.to(), id)
                .orElseThrow();
      }
      Explanation before = change.before().orElseThrow();
      double moved = change.after().score() - before.score();
      assertThat(change.fresh() + change.expired() + change.decayed())
          .isCloseTo(moved, within(1e-9));
      double slope = moved / (change.after().raw() - before.raw());
      Predicate<Done> old = one -> !one.day().isAfter(FROM);
      Predicate<Done> stays =
          one -> one.event().equals("d") || one.day().isAfter(TO.minusDays(WINDOW));
      double[] is = points(done, one -> true, TO, id);
      double[] was = points(done, one -> true, FROM, id);
      double[] silent = points(done, old, TO, id);
      double[] left = points(done, old.and(stays), FROM, id);
      for (ActionChange part : change.parts()) {
        int key = part.action().key();
        String what = seed + " " + id + " " + part.action().path();
        assertThat(part.pointsBefore()).as(what).isCloseTo(was[key], within(1e-9));
        assertThat(part.pointsAfter()).as(what).isCloseTo(is[key], within(1e-9));
        assertThat(part.fresh()).as(what).isCloseTo((is[key] - silent[key]) * slope, within(1e-9));
        assertThat(part.expired()).as(what).isCloseTo((left[key] - was[key]) * slope, within(1e-9));
        assertThat(part.scoreChange())
            .as(what)
            .isCloseTo(part.fresh() + part.expired() + part.decayed(), within(1e-9));
      }
    }
  }

  @Test
  void whoCameSinceHasNoEarlierScoreAndWhoIsUnknownHasNone() throws IOException {
    try (Loaded loaded = load(done(4), one -> true)) {
      ScoredPair pair = both(loaded);
      ScoreChange came =
          ScoreChange.between(loaded.engine(), loaded.model(), pair.from(), pair.to(), "u9")
              .orElseThrow();
      assertThat(came.before()).isEmpty();
      assertThat(came.parts()).hasSize(1);
      assertThat(came.fresh()).isCloseTo(came.after().score(), within(1e-9));
      assertThat(ScoreChange.between(loaded.engine(), loaded.model(), pair.from(), pair.to(), "u8"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void anAccountsChangeIsThatOfItsActionsAndOfItsMembers(long seed) throws IOException {
    try (Loaded loaded = load(done(seed), one -> true)) {
      ScoredPair pair = both(loaded);
      AccountExplanation before =
          AccountExplanation.of(loaded.engine(), loaded.model(), pair.from(), "acme").orElseThrow();
      AccountExplanation after =
          AccountExplanation.of(loaded.engine(), loaded.model(), pair.to(), "acme").orElseThrow();
      AccountChange change = AccountChange.of(Optional.of(before), after);
      double moved = after.score() - before.score();
      assertThat(change.actions().stream().mapToDouble(ActionPart::scoreChange).sum())
          .isCloseTo(moved, within(1e-9));
      assertThat(change.members().stream().mapToDouble(MemberPart::scoreChange).sum())
          .isCloseTo(moved, within(1e-9));
      assertThat(change.actions()).extracting(p -> -Math.abs(p.scoreChange())).isSorted();
      assertThat(change.members()).extracting(p -> -Math.abs(p.scoreChange())).isSorted();
      MemberPart came =
          change.members().stream().filter(m -> m.id().equals("u9")).findFirst().orElseThrow();
      assertThat(came.scoreBefore()).isEmpty();
      assertThat(came.scoreAfter()).isPresent();
      AccountChange back = AccountChange.of(Optional.of(after), before);
      MemberPart gone =
          back.members().stream().filter(m -> m.id().equals("u9")).findFirst().orElseThrow();
      assertThat(gone.scoreAfter()).isEmpty();
      assertThat(gone.scoreBefore()).isEqualTo(came.scoreAfter());
      assertThat(gone.scoreChange()).isCloseTo(-came.scoreChange(), within(1e-9));
      AccountChange still = AccountChange.of(Optional.of(after), after);
      assertThat(still.members()).allMatch(member -> member.scoreChange() == 0);
      AccountChange whole = AccountChange.of(Optional.empty(), after);
      assertThat(whole.members().stream().mapToDouble(MemberPart::scoreChange).sum())
          .isCloseTo(after.score(), within(1e-9));
    }
  }
}
