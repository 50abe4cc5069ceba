package dev.verve.alert;

import static dev.verve.problem.Check.require;

import dev.verve.model.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that watches scores.
 *
 * @param slug its name
 * @param title what people read
 * @param trigger what it watches for
 * @param of whose scores it watches, where it looks at each
 * @param branch whose owners hear of it; null for the branch that explains most
 * @param coolDown days in which the same subject does not raise the same rule again
 * @param pace how often those who are told hear of it
 * @param to destinations that hear of it whoever owns the branch
 */
public record AlertRule(
    String slug,
    String title,
    Trigger trigger,
    Entity of,
    @Nullable String branch,
    int coolDown,
    Pace pace,
    List<String> to) {
  /** The days of quiet after an alert unless the rule says others. */
  public static final int USUAL_COOL_DOWN = 7;

  public AlertRule {
    to = List.copyOf(to);
    require(coolDown >= 0, "a cool-down is from 0 days, was %s", coolDown);
  }
}
