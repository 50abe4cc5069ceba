package dev.verve.answer;

import dev.verve.insight.series.Break;
import dev.verve.stats.Effect;
import java.util.List;

/** What markers did to the daily series, as fields. */
final class BreakFields {
  private BreakFields() {}

  /** The list {@code markers}; what could not be tested is null. */
  static void write(Fields fields, List<Break> breaks) {
    fields.list("markers", list -> breaks.forEach(one -> list.object(o -> one(o, one))));
  }

  private static void one(Fields fields, Break found) {
    fields.text("date", found.marker().date());
    fields.text("label", found.marker().label());
    found
        .effect()
        .value()
        .ifPresentOrElse(
            effect -> {
              effect(fields, effect, found.adjusted());
              fields.number("usual", found.usual());
            },
            () -> unknown(fields));
    fields.flag("significant", found.significant());
    fields.list(
        "branches",
        list ->
            found
                .branches()
                .forEach(
                    branch ->
                        list.object(
                            o -> {
                              o.text("branch", branch.branch().slug());
                              o.text("owner", branch.branch().owner().accountable());
                              effect(o, branch.effect(), branch.adjusted());
                            })));
  }

  private static void effect(Fields fields, Effect effect, double adjusted) {
    fields.number("effect", effect.value());
    fields.number("low", effect.low());
    fields.number("high", effect.high());
    fields.number("p", effect.p());
    fields.number("p_adjusted", adjusted);
  }

  private static void unknown(Fields fields) {
    for (String name : List.of("effect", "low", "high", "p", "p_adjusted", "usual")) {
      fields.unknown(name);
    }
  }
}
