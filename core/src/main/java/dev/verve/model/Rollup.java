package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the score of an account follows from its users.
 *
 * @param kind the way
 * @param top for {@code TOP}, how many of the highest are averaged, at least 1; else 0
 * @param scale for {@code SUM}, the scale of the account's summed raw points; else null
 */
public record Rollup(Kind kind, int top, @Nullable Scale scale) {

  /** The way of rolling up. */
  public enum Kind {
    /** The users' raw points summed, on a scale of its own. */
    SUM,
    /** The mean of the users' scores, over the account's seats where they are known. */
    MEAN,
    MEDIAN,
    MAX,
    /** The mean of the n highest scores. */
    TOP,
    /** 100 × the share of users at or above the second band. */
    ACTIVE_SHARE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Rollup {
    require(kind == Kind.TOP ? top >= 1 : top == 0, "top takes a whole number from 1, was %s", top);
    require((kind == Kind.SUM) == (scale != null), "only rollup sum takes a scale, and needs it");
  }
}
