package dev.verve.alert;

import static dev.verve.problem.Check.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule watches for. */
public sealed interface Trigger {

  /** Does what is right for the kind of trigger. */
  <T> T by(Cases<T> cases);

  /** Whether it looks at each user or account, rather than at everybody together. */
  default boolean isOfEach() {
    return true;
  }

  /** What to do for each kind. */
  interface Cases<T> {
    T crosses(Crosses trigger);

    T falls(Falls trigger);

    T stays(Stays trigger);

    T drags(Drags trigger);

    T drifts(Drifts trigger);

    T unusual(Unusual trigger);

    T review(Review trigger);

    T silent(Silent trigger);
  }

  /** Which way a threshold is crossed. */
  enum Direction {
    DOWN,
    UP
  }

  /**
   * A score settles on the other side of a band's threshold. By the model's hold a downward
   * crossing counts only below the threshold less the hold.
   *
   * @param band the band that is left downward, or reached upward
   * @param days how many days on end the score must stand there
   */
  record Crosses(String band, Direction direction, int days) implements Trigger {
    public Crosses {
      require(days >= 1, "a score stands somewhere for at least 1 day, was %s", days);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.crosses(this);
    }
  }

  /**
   * A score is so many points lower than it was so many days before, and was not the day before.
   *
   * @param points of the score, above 0
   */
  record Falls(double points, int days) implements Trigger {
    public Falls {
      require(points > 0 && points <= 100, "points are above 0, up to 100, were %s", points);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.falls(this);
    }
  }

  /** A score has been below a value for so many days on end. */
  record Stays(double below, int days) implements Trigger {
    public Stays {
      require(below > 0 && below <= 100, "a value is above 0, up to 100, was %s", below);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.stays(this);
    }
  }

  /**
   * A branch takes from the average score, and the diagnosis calls that more than chance.
   *
   * @param branch the branch; null for any
   * @param days between the two dates that are compared
   */
  record Drags(@Nullable String branch, int days) implements Trigger {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.drags(this);
    }

    @Override
    public boolean isOfEach() {
      return false;
    }
  }

  /** Scores are spread otherwise than so many days before: PSI above 0.1 and above its null. */
  record Drifts(int days) implements Trigger {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.drifts(this);
    }

    @Override
    public boolean isOfEach() {
      return false;
    }
  }

  /**
   * The days of a branch are not as usual.
   *
   * @param branch the branch; null for any
   * @param segment the trait by which users are told apart; null for everybody alone
   * @param days the last days that are watched
   */
  record Unusual(@Nullable String branch, @Nullable String segment, int days) implements Trigger {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.unusual(this);
    }

    @Override
    public boolean isOfEach() {
      return false;
    }
  }

  /** The review of the model finds something that does not hold any more. */
  record Review() implements Trigger {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.review(this);
    }

    @Override
    public boolean isOfEach() {
      return false;
    }
  }

  /** No event has come for a while. */
  record Silent(Duration after) implements Trigger {
    public Silent {
      require(after.toMinutes() >= 1, "silence lasts at least a minute, was %s", after);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.silent(this);
    }

    @Override
    public boolean isOfEach() {
      return false;
    }
  }
}
