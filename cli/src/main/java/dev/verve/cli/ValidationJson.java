package dev.verve.cli;

import dev.verve.insight.evidence.BandTable;
import dev.verve.insight.evidence.Validation;
import dev.verve.stats.BandRates;
import dev.verve.stats.Calibration;
import dev.verve.stats.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A validation in JSON; the fields of a refused one are there too, as null. */
final class ValidationJson {
  private static final Unknown NOT_JUDGED = new Unknown("not judged");

  private ValidationJson() {}

  static void write(Json json, Validation validation, List<String> warnings) {
    Optional<Validation.Judged> judged = validation.judged();
    json.count("n", validation.n());
    json.count("positives", validation.positives());
    EstimateJson.object(json, "auc", judged.map(Validation.Judged::auc).orElse(NOT_JUDGED));
    judged
        .flatMap(Validation.Judged::against)
        .ifPresentOrElse(
            it -> json.object("against", fields -> EstimateJson.difference(fields, it)),
            () -> json.unknown("against"));
    judged.ifPresentOrElse(
        it -> calibration(json, it.calibration(), it.mapping()), () -> noCalibration(json));
    judged.ifPresentOrElse(it -> bands(json, it), () -> noBands(json));
    json.text("finding", judged.map(it -> it.finding().name()).orElse("INSUFFICIENT"));
    json.texts("warnings", warnings);
    json.text("verdict", validation.verdict());
  }

  private static void calibration(Json json, Calibration it, String mapping) {
    json.number("brier", it.brier());
    json.number("log_loss", it.logLoss());
    json.object(
        "calibration",
        fields -> {
          EstimateJson.value(fields, "slope", it.slope());
          EstimateJson.value(fields, "intercept", it.intercept());
          fields.number("ece", it.ece());
          fields.text("probability", mapping);
        });
  }

  private static void noCalibration(Json json) {
    json.unknown("brier").unknown("log_loss");
    json.object(
        "calibration",
        fields ->
            fields.unknown("slope").unknown("intercept").unknown("ece").unknown("probability"));
  }

  private static void bands(Json json, Validation.Judged judged) {
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

  private static void band(Json json, BandTable.Range range, BandRates.Row row) {
    json.text("band", row.band());
    json.number("from", range.from());
    json.number("to", range.to());
    json.count("n", row.n());
    EstimateJson.fields(json, "rate", row.rate());
    json.number("lift", row.n() == 0 ? Double.NaN : row.lift());
  }

  private static void monotone(Json json, BandTable table) {
    if (table.comparable()) {
      json.flag("holds", table.rates().monotone());
    } else {
      json.unknown("holds");
    }
    steps(json, "violations", table.rates().violations());
    steps(json, "steps", table.rates().steps());
  }

  private static void steps(Json json, String name, List<BandRates.Step> steps) {
    json.list(name, list -> steps.forEach(step -> list.object(fields -> step(fields, step))));
  }

  private static void step(Json json, BandRates.Step step) {
    boolean compared = step.direction() != BandRates.Direction.INSUFFICIENT;
    json.text("lower", step.lower());
    json.text("upper", step.upper());
    json.number("difference", compared ? step.difference() : Double.NaN);
    json.number("p", compared ? step.p() : Double.NaN);
    json.text("direction", step.direction().name().toLowerCase(Locale.ROOT));
  }

  private static void noBands(Json json) {
    json.list("bands", list -> {});
    json.object("trend", fields -> fields.unknown("z").unknown("p"));
    json.object("monotone", fields -> fields.unknown("holds").list("violations", list -> {}));
  }
}
