package dev.verve.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a score is what it is.
 *
 * @param id the user
 * @param asOf the date of the score
 * @param raw the raw points
 * @param score from 0 to 100
 * @param band the band's name
 * @param actions what each action brings
 * @param nextBand the band above; null in the highest
 * @param lift what would reach it, each way alone
 * @param daysUntilFall when the band is lost if nothing is done; null for never
 */
public record Explanation(
    String id,
    String asOf,
    double raw,
    double score,
    String band,
    List<Part> actions,
    @Nullable String nextBand,
    List<Lift> lift,
    @Nullable Integer daysUntilFall) {
  /**
   * What an action brings.
   *
   * @param branch the slug of its branch
   * @param action its slug
   * @param points what it brings, in raw points
   * @param amount what was counted, in its own measure; null where the scores were imported, so
   *     that it is not known
   */
  public record Part(String branch, String action, double points, @Nullable Double amount) {}

  /** How much more of an action reaches the next band. */
  public record Lift(String branch, String action, double extra) {}
}
