package dev.verve.insight.retention;

import dev.verve.stats.Conclusion;
import dev.verve.stats.KaplanMeier;
import dev.verve.stats.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who came back and who stayed.
 *
 * @param days the counts of all users, by day after the first; empty where only durations are known
 * @param cohorts the same by cohort, oldest first
 * @param survival the share not yet lost over time
 * @param bands who stayed of each band of a score; empty where there is no model
 * @param method what was counted, in words
 * @param warnings what a reader has to know, as sentences
 */
public record RetentionAnswer(
    List<Retention> days,
    List<Cohort> cohorts,
    Conclusion<KaplanMeier> survival,
    Optional<BandRetention> bands,
    String method,
    List<String> warnings) {
  public RetentionAnswer {
    days = List.copyOf(days);
    cohorts = List.copyOf(cohorts);
    warnings = List.copyOf(warnings);
  }

  /** The same answer with more to know. */
  public RetentionAnswer withWarnings(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new RetentionAnswer(days, cohorts, survival, bands, method, all);
  }

  /** The same answer with who stayed of each band. */
  public RetentionAnswer withBands(BandRetention stayed) {
    return new RetentionAnswer(days, cohorts, survival, Optional.of(stayed), method, warnings)
        .withWarnings(stayed.warnings());
  }
}
