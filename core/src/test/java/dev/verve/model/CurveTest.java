package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.model.Curve.Form;
import dev.verve.model.Curve.Knot;
import dev.verve.problem.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Curves at and around their knots, and how a model writes them. */
class CurveTest {

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "0.99, 0", "1, 2", "4.9, 2", "5, -3", "1e9, -3"})
  void tiersHoldFromTheirAmountOn(double amount, double value) {
    Curve tiers = new Curve(Form.TIERS, List.of(new Knot(1, 2), new Knot(5, -3)));
    assertThat(tiers.at(amount)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"-1, -5", "0, -5", "5, 0", "7.5, 2.5", "10, 5", "12, 10", "13, 10"})
  void betweenIsStraightFromKnotToKnotAndFlatOutside(double amount, double value) {
    Curve line =
        new Curve(Form.BETWEEN, List.of(new Knot(0, -5), new Knot(10, 5), new Knot(12, 10)));
    assertThat(line.at(amount)).isEqualTo(value);
  }

  @Test
  void knotsAreReadFromModelAndChangeItsMeaning() {
    ScoreModel tiers = model("{tiers: {0.5: 1, 5: 2.5}}");
    assertThat(tiers.branches().get(0).actions().get(0).curve())
        .isEqualTo(new Curve(Form.TIERS, List.of(new Knot(0.5, 1), new Knot(5, 2.5))));
    assertThat(Canonical.scoring(tiers)).contains("curve: tiers {0.5: 1.0, 5.0: 2.5}\n");
    assertThat(Canonical.scoring(model("log"))).contains("curve: log\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiers                       | curve tiers needs its amounts and values",
        "{between: {5: 1}}           | needs 2 or more amounts",
        "{tiers: {5: 1, 2: 3}}       | the amounts of a curve must ascend",
        "{tiers: {many: 1}}          | the amount 'many' is no number",
        "{tiers: {5: many}}          | expected a number",
        "{tiers: {}}                 | needs 1 or more amounts",
        "{teirs: {5: 1}}             | Did you mean 'tiers'?",
        "{log: {5: 1}}               | curve log takes no numbers",
        "{tiers: 5}                  | expected fields below this",
        "[tiers]                     | expected text",
      })
  void whatIsNoCurveIsSaid(String curve, String message) {
    assertThatThrownBy(() -> model(curve))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("actions.login.curve")
        .hasMessageContaining(message);
  }

  private static ScoreModel model(String curve) {
    return ModelReader.read(
        "m.yaml", "name: m\nactions:\n  login: {weight: 1, curve: " + curve + "}\n");
  }
}
