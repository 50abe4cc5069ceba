package dev.verve.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.event.TimeKind;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only where no sum of points is rounded may a running sum stand for a sum over the window. */
class WholePointsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "actions: {login: 2} | true",
        "actions: {login: -0.75} | true",
        "actions: {login: {measure: days, weight: 0.5}} | true",
        "actions: {login: 0.1} | false",
        "actions: {login: 4096} | false",
        "actions: {login: {measure: {sum: minutes}, weight: 1}} | false",
        "actions: {login: {weight: 1, max_per_day: 0.3}} | false",
        "{decay: {half_life: 7d}, actions: {login: 1}} | false",
        "{actions: {login: 1}, overrides: [{when: {plan: pro}, weights: {login: 0.1}}]} | false"
      })
  void isTrueOnlyOfWholeSteps(String text, boolean whole) {
    String model =
        text.startsWith("{") ? text.replaceFirst("\\{", "{name: m, ") : "name: m\n" + text;
    assertThat(WholePoints.in(bound(model))).as(text).isEqualTo(whole);
  }

  private static BoundModel bound(String model) {
    Columns columns = new Columns(List.of("minutes", "plan"));
    EventShape shape = new EventShape(TimeKind.INSTANT, columns, false, Optional.empty(), false);
    return Binder.bind(ModelReader.read("model.yaml", model), shape);
  }
}
