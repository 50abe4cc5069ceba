package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.verve.model.Condition.Operator;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The published example reads as what it says, and so does each form of each value. */
class ModelReaderTest {

  static String fullText() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ModelReaderTest.class.getResourceAsStream("full.yaml"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void readsTheWholeExample() throws IOException {
    ScoreModel model = ModelReader.read("full.yaml", fullText());
    assertThat(model.name()).isEqualTo("user-activity");
    assertThat(model.title()).isEqualTo("User activity");
    assertThat(model.entity()).isEqualTo(Entity.USER);
    assertThat(model.window()).isEqualTo(30);
    assertThat(model.decay()).isEqualTo(Decay.halfLife(10));
    assertThat(model.timezone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(model.branches().stream().map(Branch::slug))
        .containsExactly("core-usage", "collaboration", "depth", "friction");
    assertThat(model.scale()).isEqualTo(new Scale(Scale.Method.SATURATING, 22.0, null));
    assertThat(model.bands()).isEqualTo(Bands.DEFAULT);
    assertThat(model.hold()).isEqualTo(2);
    assertThat(model.segments()).containsExactly("plan", "country");
    assertThat(model.overrides())
        .containsExactly(
            new WeightOverride(
                new Condition.Test("plan", Operator.IN, List.of("enterprise")),
                Map.of("teammate_invited", 12.0)));
    assertThat(model.rollup()).isEqualTo(new Rollup(Rollup.Kind.MEAN, 0, null));
    assertThat(model.exclude())
        .isEqualTo(new Condition.Test("email", Operator.ENDS_WITH, List.of("@example.com")));
    assertThat(model.outcomes())
        .containsExactly(new Outcome("retained", Outcome.Kind.RETAINED, null, 30));
  }

  @Test
  void readsBranchesAndActionsOfTheExample() throws IOException {
    List<Branch> branches = ModelReader.read("full.yaml", fullText()).branches();
    assertThat(branches.get(0).title()).isEqualTo("Core usage");
    assertThat(branches.get(0).owner().accountable()).isEqualTo("product");
    assertThat(branches.get(0).maxPoints()).isEqualTo(60);
    assertThat(branches.get(1).owner())
        .isEqualTo(
            new Owner("cs-lead", List.of("onboarding"), List.of("design"), List.of("sales")));
    assertThat(branches.get(2).title()).isEqualTo("Depth");
    assertThat(branches.stream().flatMap(b -> b.actions().stream()))
        .containsExactly(
            plain("login", 1),
            new Action(
                "workflow_completed",
                List.of("workflow_completed"),
                null,
                Measure.COUNT,
                5,
                10.0,
                null,
                Curve.LINEAR,
                null,
                null),
            new Action(
                "teammate_invited",
                List.of("teammate_invited"),
                null,
                Measure.COUNT,
                8,
                null,
                10.0,
                Curve.LINEAR,
                null,
                null),
            new Action(
                "shared",
                List.of("item_shared", "doc_shared"),
                new Condition.Test("visibility", Operator.IN, List.of("public")),
                Measure.DAYS,
                4,
                null,
                null,
                Curve.LINEAR,
                null,
                null),
            new Action(
                "minutes_in_app",
                List.of("session_ended"),
                null,
                new Measure(Measure.Kind.SUM, "minutes"),
                2,
                null,
                null,
                Curve.LOG,
                null,
                null),
            new Action(
                "features_used",
                List.of("feature_used"),
                null,
                new Measure(Measure.Kind.DISTINCT, "feature"),
                2,
                null,
                null,
                Curve.LINEAR,
                null,
                null),
            new Action(
                "integration_connected",
                List.of("integration_connected"),
                null,
                Measure.EVER,
                10,
                null,
                null,
                Curve.LINEAR,
                null,
                null),
            plain("error_seen", -1));
  }

  @Test
  void fillsInTheDefaults() {
    ScoreModel model = read("actions: {login: 1}");
    assertThat(model.title()).isEqualTo("m");
    assertThat(model.entity()).isEqualTo(Entity.USER);
    assertThat(model.window()).isEqualTo(30);
    assertThat(model.decay()).isEqualTo(Decay.NONE);
    assertThat(model.timezone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(model.scale()).isEqualTo(new Scale(Scale.Method.SATURATING, null, 0.5));
    assertThat(model.bands().names()).containsExactly("dormant", "light", "engaged", "power");
    assertThat(model.hold()).isZero();
    assertThat(model.rollup()).isNull();
    assertThat(model.exclude()).isNull();
    assertThat(model.branches()).hasSize(1);
  }

  @Test
  void readsEachScale() {
    assertThat(scale("{method: cap, at: 50}")).isEqualTo(new Scale(Scale.Method.CAP, 50.0, null));
    assertThat(scale("{at: p90}")).isEqualTo(new Scale(Scale.Method.CAP, null, 0.9));
    assertThat(scale("{half: p2.5}")).isEqualTo(new Scale(Scale.Method.SATURATING, null, 0.025));
    assertThat(scale("{method: log, at: median}"))
        .isEqualTo(new Scale(Scale.Method.LOG, null, 0.5));
    assertThat(scale("{method: percentile}"))
        .isEqualTo(new Scale(Scale.Method.PERCENTILE, null, null));
  }

  @Test
  void readsEachRollup() {
    assertThat(rollup("{rollup: {top: 3}}")).isEqualTo(new Rollup(Rollup.Kind.TOP, 3, null));
    assertThat(rollup("{rollup: active_share}"))
        .isEqualTo(new Rollup(Rollup.Kind.ACTIVE_SHARE, 0, null));
    assertThat(rollup("{rollup: sum, scale: {at: 9}}"))
        .isEqualTo(new Rollup(Rollup.Kind.SUM, 0, new Scale(Scale.Method.CAP, 9.0, null)));
  }

  @Test
  void readsConditionsOfAllForms() {
    Condition read =
        read("actions: {a: {weight: 1, where: {n: {gt: 1, lte: 5}, any: [{p: [x, 2, true]}, {q: {exists: false}}]}}}")
            .branches()
            .get(0)
            .actions()
            .get(0)
            .where();
    assertThat(read)
        .isEqualTo(
            new Condition.All(
                List.of(
                    new Condition.Test("n", Operator.GT, List.of(1.0)),
                    new Condition.Test("n", Operator.LTE, List.of(5.0)),
                    new Condition.AnyOf(
                        List.of(
                            new Condition.Test("p", Operator.IN, List.of("x", 2.0, true)),
                            new Condition.Test("q", Operator.EXISTS, List.of(false)))))));
  }

  @Test
  void readsOutcomes() {
    assertThat(read("actions: {a: 1}\noutcome: {event: renewed, within: 60d}").outcomes())
        .containsExactly(new Outcome("renewed", Outcome.Kind.EVENT, "renewed", 60));
    assertThat(read("actions: {a: 1}\noutcome: {lost_event: cancelled, within: 30d}").outcomes())
        .containsExactly(new Outcome("cancelled", Outcome.Kind.LOST_EVENT, "cancelled", 30));
  }

  @Test
  void reportsEveryProblemWithItsPlaceAndCure() {
    String text =
        """
        name: m
        windw: 30d
        tree:
          core:
            actions:
              login: {weight: high}
              share: {weight: 1, measure: sum}
        scale: {method: cap}
        """;
    UserError error =
        catchThrowableOfType(UserError.class, () -> ModelReader.read("b2b.yaml", text));
    assertThat(error.problems().stream().map(p -> p.place() + ": " + p.message()))
        .containsExactlyInAnyOrder(
            "b2b.yaml:2 windw: unknown key 'windw'",
            "b2b.yaml:6 tree.core.actions.login.weight: expected a number, found 'high'",
            "b2b.yaml:7 tree.core.actions.share.measure: measure sum needs a property",
            "b2b.yaml:8 scale: scale cap needs 'at', the raw points that read 100");
    assertThat(error).hasMessageContaining("Did you mean 'window'?");
  }

  @Test
  void refusesWhatHasNoMeaning() {
    for (String line :
        List.of(
            "window: 0d",
            "window: 1.5d",
            "window: 30dd",
            "decay: {half_life: -1d}",
            "hold: 100",
            "bands: {a: 1}",
            "bands: {a: 0, b: 0}",
            "timezone: Mars/Base",
            "accounts: {rollup: sum}",
            "accounts: {rollup: {top: 0}}",
            "scale: {half: 0}",
            "scale: {half: .nan}",
            "scale: {at: p100}",
            "entity: team",
            "exclude: {plan: x}",
            "overrides: [{when: {plan: x}, weights: {logn: 1}}]")) {
      assertThatThrownBy(() -> read("actions: {login: 1}\n" + line))
          .as(line)
          .isInstanceOf(UserError.class);
    }
  }

  private static Action plain(String slug, double weight) {
    return new Action(
        slug, List.of(slug), null, Measure.COUNT, weight, null, null, Curve.LINEAR, null, null);
  }

  private static Scale scale(String text) {
    return read("actions: {a: 1}\nscale: " + text).scale();
  }

  private static Rollup rollup(String text) {
    return Objects.requireNonNull(read("actions: {a: 1}\naccounts: " + text).rollup());
  }

  private static ScoreModel read(String text) {
    return ModelReader.read("m.yaml", "name: m\n" + text);
  }
}
