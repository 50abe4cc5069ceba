package dev.verve.answer;

import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.OutcomeCheck;
import dev.verve.insight.impact.SegmentEffect;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Cuped;
import dev.verve.stats.Effect;
import java.util.Locale;
import java.util.Optional;

/** The answer to "did it work?" as fields. */
public final class ImpactFields {
  private ImpactFields() {}

  /** All fields; what is unknown is null, with the reason in {@code warnings}. */
  public static void write(Fields fields, Impact impact) {
    comparison(fields, impact.primary());
    if (impact.srm().value().isPresent()) {
      fields.object("srm", srm -> srm.number("p", impact.srm().value().get().p()));
    } else {
      fields.unknown("srm");
    }
    fields.text("evidence", word(impact.evidence()));
    fields.text("method", impact.method());
    fields.list("arms", list -> impact.arms().forEach(a -> list.object(o -> arm(o, impact, a))));
    if (impact.comparisons().size() > 1) {
      fields.list(
          "comparisons",
          list -> impact.comparisons().forEach(c -> list.object(o -> comparison(o, c))));
    }
    impact.outcome().ifPresent(check -> outcome(fields, check));
    if (!impact.explored().isEmpty()) {
      fields.list(
          "segments", list -> impact.explored().forEach(e -> list.object(o -> segment(o, e))));
    }
    fields.texts("warnings", impact.warnings());
  }

  private static void comparison(Fields fields, Comparison found) {
    fields.text("verdict", found.verdict());
    fields.text("arm", found.arm());
    fields.text("metric", found.metric());
    effect(fields, found.effect().value());
    number(fields, "p_adjusted", found.adjustedP());
    if (found.relative().value().isPresent()) {
      fields.object("relative", o -> effect(o, found.relative().value()));
    } else {
      fields.unknown("relative");
    }
    if (found.cuped().value().isPresent()) {
      Cuped cuped = found.cuped().value().get();
      fields.object(
          "cuped",
          o -> {
            effect(o, Optional.of(cuped.effect()));
            o.number("variance_ratio", cuped.varianceRatio());
          });
    } else {
      fields.unknown("cuped");
    }
    number(fields, "smallest_detectable", found.smallestDetectable());
  }

  private static void outcome(Fields fields, OutcomeCheck check) {
    fields.object(
        "outcome",
        o -> {
          comparison(o, check.comparison());
          o.text("finding", word(check.finding()));
          o.text("sentence", check.sentence());
        });
    if (check.finding() == OutcomeCheck.Finding.UNKNOWN) {
      fields.unknown("gaming");
    } else {
      fields.flag("gaming", check.finding() == OutcomeCheck.Finding.GAMING);
    }
  }

  private static void segment(Fields fields, SegmentEffect found) {
    fields.text("segment", found.segment());
    fields.text("value", found.value());
    fields.text("arm", found.arm());
    fields.count("users", found.users());
    effect(fields, found.effect().value());
    fields.number("p_adjusted", found.adjustedP());
  }

  private static void effect(Fields fields, Optional<Effect> effect) {
    fields.number("effect", effect.map(Effect::value).orElse(Double.NaN));
    fields.number("low", effect.map(Effect::low).orElse(Double.NaN));
    fields.number("high", effect.map(Effect::high).orElse(Double.NaN));
    fields.number("p", effect.map(Effect::p).orElse(Double.NaN));
  }

  private static void number(Fields fields, String name, Conclusion<Double> value) {
    fields.number(name, value.value().orElse(Double.NaN));
  }

  private static void arm(Fields fields, Impact impact, Impact.Group arm) {
    fields.text("arm", arm.name());
    fields.count("users", arm.units());
    fields.object(
        "means",
        means -> {
          for (int i = 0; i < arm.means().size(); i++) {
            means.number(impact.metrics().get(i), arm.means().get(i));
          }
        });
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
