package dev.verve.insight.evidence;

import dev.verve.stats.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Weights learned from outcomes, or why they cannot be. */
public sealed interface Tuning permits Tuning.Proposed, Tuning.Refused {
  /** The number of users. */
  long n();

  /** The number of users with the outcome. */
  long positives();

  /** The actions in the order of the table; without weights when refused. */
  List<LearnedWeight> weights();

  /** What to keep in mind, as sentences; the reasons of all that is unknown among them. */
  List<String> warnings();

  /** The result in one sentence. */
  String verdict();

  /** The proposal, empty when refused. */
  Optional<Proposed> proposed();

  /**
   * A proposal.
   *
   * @param n users
   * @param positives users with the outcome
   * @param weights one an action
   * @param auc of the learned weights on users they were not learned from
   * @param lostByRounding what whole points cost in area; empty when there are no points
   * @param baselines naive scores on the same users
   * @param penalty what held the weights back
   * @param method how users to test on were kept apart
   * @param says what the weights mean, as sentences
   * @param warnings what to keep in mind
   * @param verdict the result in one sentence
   */
  record Proposed(
      long n,
      long positives,
      List<LearnedWeight> weights,
      Estimate auc,
      OptionalDouble lostByRounding,
      List<Baseline> baselines,
      double penalty,
      String method,
      List<String> says,
      List<String> warnings,
      String verdict)
      implements Tuning {
    /** Copies the lists. */
    public Proposed {
      weights = List.copyOf(weights);
      baselines = List.copyOf(baselines);
      says = List.copyOf(says);
      warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<Proposed> proposed() {
      return Optional.of(this);
    }
  }

  /**
   * A refusal.
   *
   * @param n users
   * @param positives users with the outcome
   * @param weights one an action, unknown
   * @param warnings the reasons, at least one
   * @param verdict the refusal in one sentence
   */
  record Refused(
      long n, long positives, List<LearnedWeight> weights, List<String> warnings, String verdict)
      implements Tuning {
    /** Copies the lists. */
    public Refused {
      weights = List.copyOf(weights);
      warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<Proposed> proposed() {
      return Optional.empty();
    }
  }
}
