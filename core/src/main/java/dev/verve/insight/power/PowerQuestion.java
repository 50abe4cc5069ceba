package dev.verve.insight.power;

import static dev.verve.problem.Check.require;

import dev.verve.model.Bands;
import java.time.LocalDate;
import java.util.List;

/**
 * Whom to compare with whom.
 *
 * @param asOf the date of the scores
 * @param high the band that is studied
 * @param low the band it is compared with
 */
public record PowerQuestion(LocalDate asOf, String high, String low) {
  public PowerQuestion {
    require(!high.equals(low), "two different bands are compared, were both %s", high);
  }

  /** The highest band beside the second, or beside the first where there are only two. */
  public static PowerQuestion of(Bands bands, LocalDate asOf) {
    List<String> names = bands.names();
    require(names.size() >= 2, "two bands are compared, the model has one");
    return new PowerQuestion(
        asOf, names.get(names.size() - 1), names.get(names.size() == 2 ? 0 : 1));
  }
}
