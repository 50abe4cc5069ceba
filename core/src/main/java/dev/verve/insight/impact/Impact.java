package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.stats.Conclusion;
import dev.verve.stats.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to "did it work?".
 *
 * @param comparisons each arm on each metric, the primary metric's first arm first; at least one
 * @param arms the groups with their sizes and means of the metrics, control first
 * @param evidence how the groups came to be
 * @param srm whether the arms have the sizes they should have; refused where nothing was assigned
 * @param method what was computed, in words
 * @param warnings what a reader has to know, as sentences
 * @param outcome whether an outcome moved with the primary metric, where one was tested beside it
 * @param explored effects in segments, to raise questions with and not to decide by
 */
public record Impact(
    List<Comparison> comparisons,
    List<Group> arms,
    Evidence evidence,
    Conclusion<SampleRatio> srm,
    String method,
    List<String> warnings,
    Optional<OutcomeCheck> outcome,
    List<SegmentEffect> explored) {

  public Impact {
    comparisons = List.copyOf(comparisons);
    explored = List.copyOf(explored);
    arms = List.copyOf(arms);
    warnings = List.copyOf(warnings);
    require(!comparisons.isEmpty(), "an answer needs a comparison");
  }

  /** An answer without an outcome beside it, and without segments. */
  public Impact(
      List<Comparison> comparisons,
      List<Group> arms,
      Evidence evidence,
      Conclusion<SampleRatio> srm,
      String method,
      List<String> warnings) {
    this(comparisons, arms, evidence, srm, method, warnings, Optional.empty(), List.of());
  }

  /** An answer that only says why there is none. */
  public static Impact refused(
      Verdict verdict, String arm, String metric, Evidence evidence, String why) {
    Comparison comparison =
        new Comparison(
            arm,
            metric,
            false,
            verdict,
            Conclusion.refused(why),
            Conclusion.refused(why),
            Conclusion.refused(why),
            Conclusion.refused(why),
            Conclusion.refused(why));
    return new Impact(
        List.of(comparison), List.of(), evidence, Conclusion.refused(why), "none", List.of(why));
  }

  /**
   * A group that was compared.
   *
   * @param name what the data calls it
   * @param units users, or units of a panel
   * @param means the mean of each metric, in order; empty where nobody has a value
   */
  public record Group(String name, long units, List<OptionalDouble> means) {
    public Group {
      means = List.copyOf(means);
    }
  }

  /** The same answer with more to know. */
  public Impact withWarnings(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new Impact(comparisons, arms, evidence, srm, method, all, outcome, explored);
  }

  /** The same answer with a judgement of one of its metrics as the outcome. */
  public Impact withOutcome(String metric) {
    Optional<OutcomeCheck> check = Optional.of(OutcomeCheck.of(primary(), of(metric)));
    return new Impact(comparisons, arms, evidence, srm, method, warnings, check, explored);
  }

  /** The same answer with effects in segments. */
  public Impact withExplored(List<SegmentEffect> effects) {
    return new Impact(comparisons, arms, evidence, srm, method, warnings, outcome, effects);
  }

  /** The comparison that was planned first: it gives the verdict. */
  public Comparison primary() {
    return comparisons.get(0);
  }

  /** The metrics in the order in which they were named. */
  public List<String> metrics() {
    return comparisons.stream().map(Comparison::metric).distinct().toList();
  }

  /** The first comparison of a metric. */
  public Comparison of(String metric) {
    return comparisons.stream().filter(c -> c.metric().equals(metric)).findFirst().orElseThrow();
  }

  /** The verdict on the primary comparison. */
  public Verdict verdict() {
    return primary().verdict();
  }
}
