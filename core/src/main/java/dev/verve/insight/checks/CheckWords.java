package dev.verve.insight.checks;

import dev.verve.insight.checks.Finding.Change;
import dev.verve.insight.checks.Finding.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the checks found, in words. */
public final class CheckWords {
  private CheckWords() {}

  /** What got worse; empty where nothing did. */
  public static Optional<String> worse(List<Finding> checks) {
    String found =
        checks.stream()
            .filter(one -> one.verdict() == Verdict.WORSE)
            .flatMap(one -> one.change().value().stream().map(change -> moved(one, change)))
            .collect(Collectors.joining("; "));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of("What got worse beside it: " + found + ".");
  }

  private static String moved(Finding one, Change change) {
    return "%s from %s to %s (%s)"
        .formatted(
            one.check().measure(),
            value(change.before()),
            value(change.after()),
            one.check().suspect());
  }

  /** A value in three digits that count. */
  public static String value(double value) {
    int digits = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(5, 2 - digits)) + "f", value);
  }
}
