package dev.verve.answer;

import dev.verve.insight.retention.BandRetention;
import dev.verve.insight.retention.Cohort;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.stats.KaplanMeier;
import dev.verve.stats.Retention;
import java.util.List;

/** Retention and survival as fields; rates are shares from 0 to 1. */
public final class RetentionFields {
  private RetentionFields() {}

  /** The answer, with what its reader has to know. */
  public static void write(Fields json, RetentionAnswer answer) {
    days(json, answer.days());
    json.list("cohorts", list -> answer.cohorts().forEach(c -> list.object(o -> cohort(o, c))));
    List<KaplanMeier.Step> steps =
        answer.survival().value().map(KaplanMeier::steps).orElse(List.of());
    json.list("survival", list -> steps.forEach(step -> list.object(o -> step(o, step))));
    json.number(
        "median",
        answer.survival().value().map(c -> c.median().orElse(Double.NaN)).orElse(Double.NaN));
    answer.bands().ifPresent(bands -> json.object("bands", o -> bands(o, bands)));
    json.text("method", answer.method());
    json.texts("warnings", answer.warnings());
  }

  private static void bands(Fields json, BandRetention bands) {
    json.text("as_of", bands.asOf());
    json.count("within", bands.within());
    json.list(
        "bands",
        list ->
            bands
                .bands()
                .forEach(
                    stay ->
                        list.object(
                            fields -> {
                              fields.text("band", stay.band().name());
                              fields.count("n", stay.users());
                              fields.count("stayed", stay.stayed());
                              fields.estimate("rate", stay.rate());
                            })));
  }

  private static void days(Fields json, List<Retention> days) {
    json.list("days", list -> days.forEach(day -> list.object(o -> day(o, day))));
  }

  private static void day(Fields json, Retention day) {
    json.count("day", day.day());
    json.count("eligible", day.eligible());
    json.number("exact", day.exactRate().orElse(Double.NaN));
    json.number("bracket", day.bracketRate().orElse(Double.NaN));
    json.number("unbounded", day.unboundedRate().orElse(Double.NaN));
    json.count("bracket_eligible", day.bracketEligible());
  }

  private static void cohort(Fields json, Cohort cohort) {
    json.text("cohort", cohort.from());
    json.count("users", cohort.users());
    days(json, cohort.days());
  }

  private static void step(Fields json, KaplanMeier.Step step) {
    if (step.time() == Math.rint(step.time())) {
      json.count("day", (long) step.time());
    } else {
      json.number("day", step.time());
    }
    json.number("s", step.survival());
    json.number("low", step.low().orElse(Double.NaN));
    json.number("high", step.high().orElse(Double.NaN));
  }
}
