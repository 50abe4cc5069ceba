package dev.verve.insight.evidence;

import dev.verve.stats.BandRates;
import dev.verve.stats.Calibration;
import dev.verve.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to keep in mind with a validation: small numbers, suspicions, and why a number is missing.
 */
final class Caveats {
  private final List<String> said = new ArrayList<>();

  private Caveats() {}

  static List<String> of(
      ScoredUsers users,
      Estimate auc,
      Optional<Difference> against,
      Calibration calibration,
      BandTable bands) {
    Caveats caveats = new Caveats();
    caveats.unknown("auc", auc);
    against.ifPresent(it -> caveats.unknown("against", it.difference()));
    caveats.unknown("calibration.slope", calibration.slope());
    caveats.classes(users);
    caveats.leakage(auc);
    caveats.bands(bands);
    if (users.clusters().isPresent()) {
      caveats.said.add(
          "The intervals of AUC and of its difference resample whole clusters; those of bands, trend"
              + " and calibration take users as independent and are too narrow.");
    }
    return caveats.said;
  }

  private void unknown(String what, Estimate estimate) {
    estimate.either(
        it -> false, unknown -> said.add("%s is unknown: %s.".formatted(what, unknown.reason())));
  }

  private void classes(ScoredUsers users) {
    int fewer = Math.min(users.positives(), users.size() - users.positives());
    if (fewer < Validation.FEW_CLASS) {
      said.add(
          "Only %d users of one outcome: below %d the figures are rough."
              .formatted(fewer, Validation.FEW_CLASS));
    }
  }

  private void leakage(Estimate auc) {
    auc.measured()
        .filter(it -> Math.max(it.value(), 1 - it.value()) > Validation.TOO_GOOD)
        .ifPresent(
            it ->
                said.add(
                    ("AUC %.3f is suspiciously good: check for leakage, a score that already contains"
                            + " the outcome or anything that happened after it.")
                        .formatted(it.value())));
  }

  private void bands(BandTable bands) {
    List<BandRates.Row> thin = bands.thin();
    if (!thin.isEmpty()) {
      said.add(
          thin.stream()
              .map(row -> "%s (%d)".formatted(row.band(), row.n()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "Bands with fewer than %d users are not compared with their neighbours: "
                          .formatted(BandRates.LEAST_USERS),
                      ".")));
    }
    if (!bands.comparable()) {
      said.add("monotone is unknown: no two neighbouring bands have enough users.");
    }
    if (bands.trend().isEmpty()) {
      said.add("trend is unknown: all users are in one band.");
    }
  }
}
