package dev.verve.answer;

import dev.verve.insight.evidence.ActionDrift;
import dev.verve.insight.evidence.Drift;
import dev.verve.stats.CoefficientDrift;
import dev.verve.stats.Psi;
import java.util.Optional;

/** What has drifted, as fields. */
public final class DriftFields {
  private DriftFields() {}

  /** How scores are spread; null where that is not known. */
  public static void write(Fields json, Drift drift) {
    Optional<Psi.Compared> compared = drift.psi().compared();
    json.number("psi", compared.map(Psi.Compared::value).orElse(Double.NaN));
    json.number("null_95", compared.map(Psi.Compared::null95).orElse(Double.NaN));
    compared.ifPresentOrElse(
        it -> json.flag("shifted", it.shifted()), () -> json.unknown("shifted"));
    json.list(
        "bins",
        list ->
            compared.stream()
                .flatMap(it -> it.bins().stream())
                .forEach(bin -> list.object(fields -> bin(fields, bin))));
  }

  /** What actions said of the outcome on two dates; empty where that is not known. */
  public static void write(Fields json, ActionDrift drift) {
    json.texts("learned_on", drift.cuts());
    json.list(
        "actions",
        list -> drift.actions().forEach(it -> list.object(fields -> action(fields, it))));
  }

  private static void action(Fields json, CoefficientDrift it) {
    json.text("action", it.action());
    json.object("before", fields -> fields.estimate("value", it.before()));
    json.object("after", fields -> fields.estimate("value", it.after()));
    json.number("z", it.z());
    json.number("p", it.p());
    json.flag("changed", it.changed());
  }

  private static void bin(Fields json, Psi.Bin bin) {
    json.number("from", bin.from());
    json.number("to", bin.to());
    json.number("baseline", bin.baseline());
    json.number("current", bin.current());
    json.number("contribution", bin.contribution());
  }
}
