package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hashes follow what scores and nothing else, and a lock comes back from its text unchanged. */
class FingerprintTest {
  private static final String MODEL =
      """
      name: m
      tree:
        core: {actions: {login: 1, share: {event: [a, b], weight: 2, where: {x: 1, y: [p, q]}}}}
        more: {actions: {view: 3}}
      scale: {half: median}
      """;

  @Test
  void isPinned() throws IOException {
    assertThat(Fingerprint.ofScoring(ModelReader.read("full.yaml", ModelReaderTest.fullText())))
        .as("a hash that moves makes every lock file of every user stale")
        .isEqualTo("054db3c9a1c6a3db");
  }

  @Test
  void doesNotFollowWhatScoresAlike() {
    String other =
        """
        scale: {method: saturating, half: p50}
        title: Another   # a comment
        name: m
        window: 30d
        bands: {low: 0, high: 40}
        hold: 3
        tree:
          more: {owner: sales, actions: {view: {weight: 3, measure: count, event: view}}}
          core:
            title: The core
            actions:
              share: {where: {y: [q, p], x: 1}, weight: 2.0, event: [b, a]}
              login: 1
        segments: [plan]
        """;
    assertThat(hash(other)).isEqualTo(hash(MODEL));
  }

  @Test
  void followsWhatScoresOtherwise() {
    Map.of(
            "login: 1", "login: 2",
            "x: 1", "x: 2",
            "[a, b]", "[a, c]",
            "median", "p60",
            "weight: 2", "weight: 2, max: 9")
        .forEach(
            (from, to) ->
                assertThat(hash(MODEL.replace(from, to))).as(to).isNotEqualTo(hash(MODEL)));
    assertThat(hash(MODEL + "timezone: Europe/Berlin\n")).isNotEqualTo(hash(MODEL));
    assertThat(hash(MODEL + "exclude: {where: {a: 1}}\n")).isNotEqualTo(hash(MODEL));
  }

  @Test
  void versionFollowsTheLockToo() {
    ScoreModel model = ModelReader.read("m.yaml", MODEL);
    Lock lock = lock(model, FittedScale.of(Scale.Method.SATURATING, 20));
    assertThat(Fingerprint.version(model, lock)).isNotEqualTo(Fingerprint.version(model, null));
    assertThat(Fingerprint.version(model, lock))
        .isNotEqualTo(
            Fingerprint.version(model, lock(model, FittedScale.of(Scale.Method.SATURATING, 21))));
  }

  @Test
  void lockComesBackFromItsText() {
    ScoreModel model = ModelReader.read("m.yaml", MODEL);
    Reference reference = new Reference(List.of(0.1, 1.0 / 3, 1e10), List.of(1L, 20L, 3L));
    for (FittedScale scale :
        List.of(
            FittedScale.of(Scale.Method.SATURATING, 1.0 / 3),
            FittedScale.of(Scale.Method.CAP, 1e-12),
            FittedScale.of(Scale.Method.LOG, 1.5e10),
            new FittedScale(Scale.Method.PERCENTILE, null, reference))) {
      Lock lock = lock(model, scale);
      assertThat(LockReader.read("m.lock.yaml", LockText.of(lock), model)).isEqualTo(lock);
    }
  }

  @Test
  void lockOfAnotherModelIsRefused() {
    ScoreModel model = ModelReader.read("m.yaml", MODEL);
    String text = LockText.of(lock(model, FittedScale.of(Scale.Method.SATURATING, 20)));
    ScoreModel changed = ModelReader.read("m.yaml", MODEL.replace("login: 1", "login: 2"));
    assertThatThrownBy(() -> LockReader.read("m.lock.yaml", text, changed))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("another state of model 'm'");
  }

  private static Lock lock(ScoreModel model, FittedScale scale) {
    return new Lock(
        model.name(),
        Fingerprint.ofScoring(model),
        scale,
        scale,
        LocalDate.parse("2026-01-31"),
        24,
        20,
        90);
  }

  private static String hash(String text) {
    return Fingerprint.ofScoring(ModelReader.read("m.yaml", text));
  }
}
