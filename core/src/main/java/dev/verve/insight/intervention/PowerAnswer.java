package dev.verve.insight.intervention;

import dev.verve.insight.impact.Amounts;
import dev.verve.insight.impact.TrialPlan;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What an intervention could show, reckoned from the product's own history.
 *
 * @param question what was asked
 * @param asOf the last date of the history
 * @param horizons by the number of days
 */
public record PowerAnswer(PowerQuestion question, LocalDate asOf, List<Horizon> horizons) {
  public PowerAnswer {
    horizons = List.copyOf(horizons);
  }

  /**
   * After so many days.
   *
   * @param days from the eve of the start to the analysis
   * @param users of all arms
   * @param plan the history of as many days; refused where it is too short
   */
  public record Horizon(int days, long users, Conclusion<TrialPlan> plan) {

    /** The smallest difference of means that would be seen four times in five. */
    public Conclusion<Double> smallest() {
      return plan.then(p -> p.smallestEffect(users));
    }
  }

  /** The first horizon that has an answer, in a sentence; else why there is none. */
  public String sentence() {
    return horizons.stream()
        .filter(horizon -> horizon.smallest().value().isPresent())
        .map(this::sentence)
        .findFirst()
        .orElseGet(() -> horizons.get(0).smallest().refusal().orElse(""));
  }

  /** One horizon in a sentence. */
  public String sentence(Horizon horizon) {
    return horizon
        .smallest()
        .fold(
            least ->
                String.format(
                    Locale.ROOT,
                    "With %,d users, %.0f %% of them held out, you can see %s points of %s in %d days.",
                    horizon.users(),
                    100 * question.holdout(),
                    Amounts.significant(least),
                    question.metric().words(),
                    horizon.days()),
            why -> why);
  }
}
