package dev.verve.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares scores with what they must be.
 *
 * @param tolerance the difference that is allowed, relative above 1
 */
record Agreement(double tolerance) {

  void check(String what, Expected actual, Expected expected) {
    assertThat(actual.users().keySet())
        .as(what + ": population")
        .isEqualTo(expected.users().keySet());
    expected
        .users()
        .forEach(
            (id, standing) -> {
              Expected.Standing found = Objects.requireNonNull(actual.users().get(id));
              standing(what + ": " + id, found, standing);
            });
    numbers(what + ": accounts", actual.accounts(), expected.accounts());
  }

  private void standing(String what, Expected.Standing actual, Expected.Standing expected) {
    number(what + " raw", actual.raw(), expected.raw());
    number(what + " score", actual.score(), expected.score());
    assertThat(actual.band()).as(what + " band").isEqualTo(expected.band());
    Set<String> paths = new TreeSet<>(actual.points().keySet());
    paths.addAll(expected.points().keySet());
    for (String path : paths) {
      number(
          what + " " + path,
          actual.points().getOrDefault(path, 0.0),
          expected.points().getOrDefault(path, 0.0));
    }
  }

  void numbers(String what, Map<String, Double> actual, Map<String, Double> expected) {
    assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
    expected.forEach(
        (id, value) -> number(what + " " + id, actual.getOrDefault(id, Double.NaN), value));
  }

  void number(String what, double actual, double expected) {
    assertThat(actual)
        .as(what)
        .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
  }
}
