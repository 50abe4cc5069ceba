package dev.verve.insight.evidence;

import dev.verve.stats.BandRates;
import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verdict on a score, as one sentence for people who do not know what an AUC is. */
final class ValidationWords {
  private ValidationWords() {}

  static String verdict(
      Validation.Finding finding, Estimate auc, Optional<Difference> against, BandTable bands) {
    String core = auc.either(it -> core(finding, it), unknown -> "NO EVIDENCE: AUC is unknown");
    String lift = finding == Validation.Finding.PREDICTS ? lift(bands) : "";
    return core + lift + against.map(ValidationWords::compared).orElse("") + ".";
  }

  private static String core(Validation.Finding finding, Measured auc) {
    return switch (finding) {
      case PREDICTS ->
          "The score predicts the outcome: of two users, one with it and one without, the right one"
              + " has the higher score %s of the time (%s to %s)"
                  .formatted(percent(auc.value()), percent(auc.low()), percent(auc.high()));
      case RUNS_AGAINST ->
          "The score runs against the outcome: users with it have the lower score %s of the time (%s"
                  .formatted(percent(1 - auc.value()), percent(1 - auc.high()))
              + " to %s), which is right only if the outcome is a loss"
                  .formatted(percent(1 - auc.low()));
      case NO_EVIDENCE ->
          "No evidence that the score predicts the outcome: the right one of two users has the higher"
              + " score %s of the time (%s to %s), and a coin would say 50 %%"
                  .formatted(percent(auc.value()), percent(auc.low()), percent(auc.high()));
    };
  }

  private static String lift(BandTable bands) {
    List<BandRates.Row> filled =
        bands.rates().rows().stream().filter(row -> row.n() >= BandRates.LEAST_USERS).toList();
    String falls =
        bands.rates().violations().stream()
            .findFirst()
            .map(step -> ", but %s does worse than %s".formatted(step.upper(), step.lower()))
            .orElse("");
    if (filled.size() < 2) {
      return falls;
    }
    BandRates.Row lowest = filled.get(0);
    BandRates.Row highest = filled.get(filled.size() - 1);
    return "; it happened to %s of %s and %s of %s"
            .formatted(rate(lowest), lowest.band(), rate(highest), highest.band())
        + falls;
  }

  private static String compared(Difference it) {
    return it.difference()
        .either(
            known -> {
              if (it.better()) {
                return "; it beats the other score by %s".formatted(span(known));
              }
              return it.worse()
                  ? "; the other score is better, by %s".formatted(span(known))
                  : "; no proven difference from the other score, %s".formatted(span(known));
            },
            unknown -> "; the comparison with the other score is unknown");
  }

  private static String span(Measured it) {
    return String.format(
        Locale.ROOT, "%.3f of AUC (%.3f to %.3f)", it.value(), it.low(), it.high());
  }

  private static String rate(BandRates.Row row) {
    return row.rate().either(it -> percent(it.value()), unknown -> "none");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
