package dev.verve.insight.diagnosis;

import dev.verve.insight.diagnosis.Cause.View;
import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A diagnosis in plain words: what changed, in which branch, whose it is, and in which segment. */
public final class DiagnosisWords {
  private DiagnosisWords() {}

  /** The diagnosis in a few sentences. */
  public static String summary(Diagnosis diagnosis) {
    List<String> sentences = new ArrayList<>();
    sentences.add(change(diagnosis));
    diagnosis.edits().ifPresent(edits -> sentences.add(edits(edits)));
    branch(diagnosis).ifPresent(sentences::add);
    action(diagnosis).ifPresent(sentences::add);
    segment(diagnosis).ifPresent(sentences::add);
    cohort(diagnosis).ifPresent(sentences::add);
    diagnosis.reported(View.POPULATION).stream()
        .map(cause -> "Of the population, " + cause.name() + " brought " + signed(cause) + ".")
        .forEach(sentences::add);
    diagnosis.spots().stream().findFirst().map(s -> spot(diagnosis, s)).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  private static String change(Diagnosis diagnosis) {
    double delta = diagnosis.delta();
    String movement =
        "the average score %s %s points from %s on %s to %s on %s (95 %% interval %s to %s)"
            .formatted(
                delta < 0 ? "fell" : "rose",
                number(Math.abs(delta)),
                number(diagnosis.averageFrom()),
                diagnosis.from(),
                number(diagnosis.averageTo()),
                diagnosis.to(),
                plus(diagnosis.change().low()),
                plus(diagnosis.change().high()));
    if (diagnosis.isChange()) {
      boolean itself = !diagnosis.reported(View.AVERAGE).isEmpty();
      return "T" + movement.substring(1) + (itself ? "." : ", no significant change in itself.");
    }
    return "No significant change: "
        + movement
        + ", and no cause is both certain and large enough.";
  }

  private static String edits(Edits edits) {
    return "Of this our own change of the model brought %s by weights and %s by the scale."
        .formatted(plus(edits.weights()), plus(edits.scale()));
  }

  private static Optional<String> branch(Diagnosis diagnosis) {
    return diagnosis.reported(View.BRANCH).stream()
        .findFirst()
        .flatMap(
            cause ->
                diagnosis.branches().stream()
                    .filter(branch -> branch.branch().slug().equals(cause.name()))
                    .findFirst()
                    .map(branch -> branch(branch, cause)));
  }

  private static String branch(BranchEffect branch, Cause cause) {
    return "The largest cause is %s (%s), for which %s is accountable."
        .formatted(branch.branch().title(), signed(cause), accountable(branch));
  }

  private static Optional<String> action(Diagnosis diagnosis) {
    return diagnosis.reported(View.ACTION).stream()
        .findFirst()
        .map(cause -> "Its action is " + cause.name() + " (" + signed(cause) + ").");
  }

  private static Optional<String> segment(Diagnosis diagnosis) {
    List<Cause> pairs = diagnosis.reported(View.PAIR);
    List<Cause> found = pairs.isEmpty() ? diagnosis.reported(View.SEGMENT) : pairs;
    return found.stream()
        .findFirst()
        .map(
            cause ->
                "It is concentrated in "
                    + cause.name()
                    + " ("
                    + signed(cause)
                    + " beyond what the others changed).");
  }

  private static Optional<String> cohort(Diagnosis diagnosis) {
    return diagnosis.reported(View.COHORT).stream()
        .findFirst()
        .map(
            cause ->
                cause.name().endsWith("recent")
                    ? "Users in their first week are behind it (" + signed(cause) + ")."
                    : "Users after their first week are behind it (" + signed(cause) + ").");
  }

  private static String spot(Diagnosis diagnosis, Spot spot) {
    String owner =
        diagnosis.branches().stream()
            .filter(branch -> branch.branch().slug().equals(spot.action().branch()))
            .findFirst()
            .map(
                branch ->
                    " (%s, %s is accountable)"
                        .formatted(branch.branch().title(), accountable(branch)))
            .orElse("");
    return "The %d users of %s stand out: %s%s moved their average by %s, %s more than that of the others."
        .formatted(
            spot.users(),
            spot.name(),
            spot.action().path(),
            owner,
            plus(spot.effect()),
            number(Math.abs(spot.excess().value())));
  }

  private static String accountable(BranchEffect branch) {
    String owner = branch.branch().owner().accountable();
    return owner == null ? "nobody" : owner;
  }

  private static String signed(Cause cause) {
    return signed(cause.effect());
  }

  private static String signed(Effect effect) {
    return plus(effect.value());
  }

  private static String plus(double value) {
    String text = String.format(Locale.ROOT, "%+.1f", value);
    return text.equals("-0.0") || text.equals("+0.0") ? "0.0" : text;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
