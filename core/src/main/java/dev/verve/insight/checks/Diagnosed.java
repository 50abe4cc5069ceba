package dev.verve.insight.checks;

import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisWords;
import dev.verve.insight.series.Break;
import dev.verve.insight.series.BreakWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A diagnosis with what was looked at beside it.
 *
 * @param diagnosis the change of the score
 * @param breaks what markers did to the daily series
 * @param checks the usual suspects
 */
public record Diagnosed(Diagnosis diagnosis, List<Break> breaks, List<Finding> checks) {
  public Diagnosed {
    breaks = List.copyOf(breaks);
    checks = List.copyOf(checks);
  }

  /** All of it in a few sentences. */
  public String summary() {
    List<String> sentences = new ArrayList<>(List.of(DiagnosisWords.summary(diagnosis)));
    breaks.forEach(one -> sentences.add(BreakWords.of(one)));
    CheckWords.worse(checks).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  /** What could not be said, and why. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(diagnosis.warnings());
    warnings.addAll(unsaid());
    return warnings;
  }

  /** Markers and checks about which nothing can be said, and why; those of one reason together. */
  public List<String> unsaid() {
    List<String> unsaid = new ArrayList<>();
    breaks.stream()
        .filter(one -> one.effect().refusal().isPresent())
        .forEach(one -> unsaid.add(BreakWords.of(one)));
    checks.stream()
        .filter(one -> one.change().refusal().isPresent())
        .collect(
            Collectors.groupingBy(
                one -> one.change().refusal().orElse(""),
                LinkedHashMap::new,
                Collectors.mapping(one -> one.check().measure(), Collectors.joining("; "))))
        .forEach((why, what) -> unsaid.add("cannot be checked: " + what + ". " + why));
    return unsaid;
  }
}
