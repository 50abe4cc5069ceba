package dev.verve.insight.evidence;

import dev.verve.stats.Calibration;
import dev.verve.stats.CalibrationGroup;
import dev.verve.stats.Estimate;
import dev.verve.stats.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a score predicts an outcome, or why that cannot be said. */
public sealed interface Validation permits Validation.Judged, Validation.Refused {
  /** The fewest users of either outcome to judge on. */
  int LEAST_CLASS = 100;

  /** The users of either outcome below which a judgement comes with a warning. */
  int FEW_CLASS = 200;

  /** The area above which a score is suspected to know the outcome. */
  double TOO_GOOD = 0.95;

  /** The number of users. */
  long n();

  /** The number of users with the outcome. */
  long positives();

  /** What to keep in mind, as sentences; the reasons of all that is unknown among them. */
  List<String> warnings();

  /** The judgement in one sentence that can be repeated. */
  String verdict();

  /** The same with one more thing to keep in mind. */
  Validation withWarning(String warning);

  /** The judgement, empty when refused. */
  Optional<Judged> judged();

  /** What the interval of the area says. */
  enum Finding {
    /** The score ranks users with the outcome higher. */
    PREDICTS,
    /** It ranks them lower. */
    RUNS_AGAINST,
    /** Chance explains what there is. */
    NO_EVIDENCE
  }

  /**
   * A judgement.
   *
   * @param n users
   * @param positives users with the outcome
   * @param finding what the interval of the area says
   * @param auc the area under the ROC curve
   * @param against the comparison with the other score, where one was given
   * @param calibration of the score read as a probability
   * @param mapping how it was read as a probability
   * @param bands the outcome by band
   * @param roc the curve whose area {@code auc} is, thinned to what can be seen
   * @param groups users of like probability, and how often it came true
   * @param warnings what to keep in mind
   * @param verdict the judgement in one sentence
   */
  record Judged(
      long n,
      long positives,
      Finding finding,
      Estimate auc,
      Optional<Difference> against,
      Calibration calibration,
      String mapping,
      BandTable bands,
      RocCurve roc,
      List<CalibrationGroup> groups,
      List<String> warnings,
      String verdict)
      implements Validation {
    /** Copies the lists. */
    public Judged {
      groups = List.copyOf(groups);
      warnings = List.copyOf(warnings);
    }

    Judged withVerdict(String other) {
      return saying(warnings, other);
    }

    @Override
    public Judged withWarning(String warning) {
      return saying(and(warnings, warning), verdict);
    }

    private Judged saying(List<String> otherWarnings, String otherVerdict) {
      return new Judged(
          n,
          positives,
          finding,
          auc,
          against,
          calibration,
          mapping,
          bands,
          roc,
          groups,
          otherWarnings,
          otherVerdict);
    }

    @Override
    public Optional<Judged> judged() {
      return Optional.of(this);
    }
  }

  /**
   * A refusal.
   *
   * @param n users
   * @param positives users with the outcome
   * @param warnings the reasons, at least one
   * @param verdict the refusal in one sentence
   */
  record Refused(long n, long positives, List<String> warnings, String verdict)
      implements Validation {
    /** Copies the warnings. */
    public Refused {
      warnings = List.copyOf(warnings);
    }

    @Override
    public Refused withWarning(String warning) {
      return new Refused(n, positives, and(warnings, warning), verdict);
    }

    @Override
    public Optional<Judged> judged() {
      return Optional.empty();
    }
  }

  private static List<String> and(List<String> warnings, String warning) {
    List<String> more = new ArrayList<>(warnings);
    more.add(warning);
    return more;
  }
}
