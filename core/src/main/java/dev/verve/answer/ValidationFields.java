package dev.verve.answer;

import dev.verve.insight.evidence.BandTable;
import dev.verve.insight.evidence.Difference;
import dev.verve.insight.evidence.Validation;
import dev.verve.stats.BandRates;
import dev.verve.stats.Calibration;
import dev.verve.stats.Estimate;
import dev.verve.stats.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A validation as fields; those of a refused one are there too, as null. */
public final class ValidationFields {
  /** The finding of a refused validation. */
  public static final String NOT_JUDGED = "INSUFFICIENT";

  private static final Unknown UNKNOWN = new Unknown("not judged");

  private ValidationFields() {}

  /** The judgement, with what its reader has to know. */
  public static void write(Fields json, Validation validation, List<String> warnings) {
    Optional<Validation.Judged> judged = validation.judged();
    json.count("n", validation.n());
    json.count("positives", validation.positives());
    json.object(
        "auc",
        fields -> fields.estimate("value", judged.map(Validation.Judged::auc).orElse(UNKNOWN)));
    judged
        .flatMap(Validation.Judged::against)
        .ifPresentOrElse(
            it -> json.object("against", fields -> difference(fields, it)),
            () -> json.unknown("against"));
    judged.ifPresentOrElse(
        it -> calibration(json, it.calibration(), it.mapping()), () -> noCalibration(json));
    judged.ifPresentOrElse(it -> bands(json, it), () -> noBands(json));
    json.text("finding", judged.map(it -> it.finding().name()).orElse(NOT_JUDGED));
    json.texts("warnings", warnings);
    json.text("verdict", validation.verdict());
  }

  private static void calibration(Fields json, Calibration it, String mapping) {
    json.number("brier", it.brier());
    json.number("log_loss", it.logLoss());
    json.object(
        "calibration",
        fields -> {
          fields.number("slope", value(it.slope()));
          fields.number("intercept", value(it.intercept()));
          fields.number("ece", it.ece());
          fields.text("probability", mapping);
        });
  }

  private static void noCalibration(Fields json) {
    json.unknown("brier").unknown("log_loss");
    json.object(
        "calibration",
        fields ->
            fields.unknown("slope").unknown("intercept").unknown("ece").unknown("probability"));
  }

  private static void bands(Fields json, Validation.Judged judged) {
    BandTable table = judged.bands();
    json.list(
        "bands",
        list -> {
          for (int band = 0; band < table.bands().size(); band++) {
            BandTable.Range range = table.bands().get(band);
            BandRates.Row row = table.rates().rows().get(band);
            list.object(fields -> band(fields, range, row));
          }
        });
    json.object(
        "trend",
        fields ->
            table
                .trend()
                .ifPresentOrElse(
                    it -> fields.number("z", it.z()).number("p", it.p()),
                    () -> fields.unknown("z").unknown("p")));
    json.object("monotone", fields -> monotone(fields, table));
  }

  private static void band(Fields json, BandTable.Range range, BandRates.Row row) {
    json.text("band", row.band());
    json.number("from", range.from());
    json.number("to", range.to());
    json.count("n", row.n());
    json.estimate("rate", row.rate());
    json.number("lift", row.n() == 0 ? Double.NaN : row.lift());
  }

  private static void monotone(Fields json, BandTable table) {
    if (table.comparable()) {
      json.flag("holds", table.rates().monotone());
    } else {
      json.unknown("holds");
    }
    steps(json, "violations", table.rates().violations());
    steps(json, "steps", table.rates().steps());
  }

  private static void steps(Fields json, String name, List<BandRates.Step> steps) {
    json.list(name, list -> steps.forEach(step -> list.object(fields -> step(fields, step))));
  }

  private static void step(Fields json, BandRates.Step step) {
    boolean compared = step.direction() != BandRates.Direction.INSUFFICIENT;
    json.text("lower", step.lower());
    json.text("upper", step.upper());
    json.number("difference", compared ? step.difference() : Double.NaN);
    json.number("p", compared ? step.p() : Double.NaN);
    json.text("direction", step.direction().name().toLowerCase(Locale.ROOT));
  }

  /** The area of the second score, and by how much the first is better. */
  static void difference(Fields json, Difference it) {
    json.number("auc", value(it.second()));
    json.estimate("difference", it.difference());
    json.number("p", it.p());
  }

  private static double value(Estimate estimate) {
    return estimate.<Double>either(it -> it.value(), unknown -> Double.NaN);
  }

  private static void noBands(Fields json) {
    json.list("bands", list -> {});
    json.object("trend", fields -> fields.unknown("z").unknown("p"));
    json.object("monotone", fields -> fields.unknown("holds").list("violations", list -> {}));
  }
}
