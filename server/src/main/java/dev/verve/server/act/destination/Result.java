package dev.verve.server.act.destination;

import dev.verve.server.act.http.Answer;
import java.time.Instant;
import java.util.Optional;

/**
 * How a delivery went.
 *
 * @param outcome whether it arrived
 * @param status the status of HTTP; 0 where there was none
 * @param problem why it did not arrive; empty where it did
 * @param retryAfter when the receiver asks to be left alone until
 */
public record Result(Outcome outcome, int status, String problem, Optional<Instant> retryAfter) {

  /** What can become of a delivery. */
  public enum Outcome {
    /** It arrived. */
    DONE,
    /** Nothing goes now: the whole destination waits. */
    LATER,
    /** This one will never go. */
    REFUSED
  }

  static Result done(int status) {
    return new Result(Outcome.DONE, status, "", Optional.empty());
  }

  static Result later(String problem) {
    return new Result(Outcome.LATER, 0, problem, Optional.empty());
  }

  static Result refused(int status, String problem) {
    return new Result(Outcome.REFUSED, status, problem, Optional.empty());
  }

  /** What an answer of HTTP means for all that was in its request. */
  static Result of(Answer answer) {
    if (answer.isDone()) {
      return done(answer.status());
    }
    boolean waits = answer.isPassing() || answer.status() == 401 || answer.status() == 403;
    return waits
        ? new Result(Outcome.LATER, answer.status(), answer.brief(), answer.retryAfter())
        : refused(answer.status(), answer.brief());
  }
}
