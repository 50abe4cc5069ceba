package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.stats.Conclusion;
import dev.verve.stats.SampleRatio;
import java.util.ArrayList;
import java.util.List;
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
 */
public record Impact(
    List<Comparison> comparisons,
    List<Group> arms,
    Evidence evidence,
    Conclusion<SampleRatio> srm,
    String method,
    List<String> warnings) {

  public Impact {
    comparisons = List.copyOf(comparisons);
    arms = List.copyOf(arms);
    warnings = List.copyOf(warnings);
    require(!comparisons.isEmpty(), "an answer needs a comparison");
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
    return new Impact(comparisons, arms, evidence, srm, method, all);
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
