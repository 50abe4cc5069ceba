package dev.verve.insight.intervention;

import static dev.verve.problem.Check.require;

import dev.verve.model.ImpactMetric;
import dev.verve.model.Target;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an intervention could show, asked before it is started.
 *
 * @param target for whom it would be
 * @param metric what should move
 * @param holdout the share that would go without
 * @param days after how many days it would be judged
 * @param users the users of all arms; empty for as many as the target has
 */
public record PowerQuestion(
    Target target, ImpactMetric metric, double holdout, List<Integer> days, OptionalLong users) {
  public PowerQuestion {
    days = List.copyOf(days);
    require(holdout > 0 && holdout < 1, "a holdout is above 0 and below 1, was %s", holdout);
    require(!days.isEmpty(), "a plan needs a number of days");
    require(days.stream().allMatch(d -> d >= 1), "days must be above 0, were %s", days);
    require(users.orElse(1) >= 1, "users must be above 0, were %s", users);
  }

  /** The score of everybody after 7, 14 and 28 days, one in ten held out. */
  public static PowerQuestion defaults() {
    return new PowerQuestion(
        Target.EVERYBODY, ImpactMetric.SCORE, 0.1, List.of(7, 14, 28), OptionalLong.empty());
  }

  /** The same for others. */
  public PowerQuestion withTarget(Target other) {
    return new PowerQuestion(other, metric, holdout, days, users);
  }

  /** The same for another metric. */
  public PowerQuestion withMetric(ImpactMetric other) {
    return new PowerQuestion(target, other, holdout, days, users);
  }

  /** The same with another holdout. */
  public PowerQuestion withHoldout(double share) {
    return new PowerQuestion(target, metric, share, days, users);
  }

  /** The same judged after other numbers of days. */
  public PowerQuestion withDays(List<Integer> others) {
    return new PowerQuestion(target, metric, holdout, others, users);
  }

  /** The same with so many users. */
  public PowerQuestion withUsers(long number) {
    return new PowerQuestion(target, metric, holdout, days, OptionalLong.of(number));
  }
}
