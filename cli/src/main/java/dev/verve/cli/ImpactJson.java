package dev.verve.cli;

import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Impact;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Cuped;
import dev.verve.stats.Effect;
import java.util.Locale;

/** The answer to "did it work?" for machines. */
final class ImpactJson {
  private ImpactJson() {}

  static void write(Json json, Impact impact) {
    comparison(json, impact.primary());
    if (impact.srm().value().isPresent()) {
      json.object("srm", srm -> srm.number("p", impact.srm().value().get().p()));
    } else {
      json.unknown("srm");
    }
    json.text("evidence", impact.evidence().name().toLowerCase(Locale.ROOT));
    json.text("method", impact.method());
    json.list("arms", list -> impact.arms().forEach(arm -> list.object(o -> arm(o, impact, arm))));
    if (impact.comparisons().size() > 1) {
      json.list(
          "comparisons",
          list -> impact.comparisons().forEach(c -> list.object(o -> comparison(o, c))));
    }
    json.texts("warnings", impact.warnings());
  }

  private static void comparison(Json json, Comparison found) {
    json.text("verdict", found.verdict());
    json.text("arm", found.arm());
    json.text("metric", found.metric());
    if (found.effect().value().isPresent()) {
      effect(json, found.effect().value().get());
    } else {
      json.unknown("effect").unknown("low").unknown("high").unknown("p");
    }
    number(json, "p_adjusted", found.adjustedP());
    if (found.relative().value().isPresent()) {
      json.object("relative", o -> effect(o, found.relative().value().get()));
    } else {
      json.unknown("relative");
    }
    if (found.cuped().value().isPresent()) {
      Cuped cuped = found.cuped().value().get();
      json.object(
          "cuped",
          o -> {
            effect(o, cuped.effect());
            o.number("variance_ratio", cuped.varianceRatio());
          });
    } else {
      json.unknown("cuped");
    }
    number(json, "smallest_detectable", found.smallestDetectable());
  }

  private static void effect(Json json, Effect effect) {
    json.number("effect", effect.value());
    json.number("low", effect.low());
    json.number("high", effect.high());
    json.number("p", effect.p());
  }

  private static void number(Json json, String name, Conclusion<Double> value) {
    json.number(name, value.value().orElse(Double.NaN));
  }

  private static void arm(Json json, Impact impact, Impact.Group arm) {
    json.text("arm", arm.name());
    json.count("users", arm.units());
    json.object(
        "means",
        means -> {
          for (int i = 0; i < arm.means().size(); i++) {
            means.number(impact.metrics().get(i), arm.means().get(i).orElse(Double.NaN));
          }
        });
  }
}
