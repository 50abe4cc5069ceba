package dev.verve.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The user's mistake, as opposed to a bug of ours: a command says it in one block and exits with 2,
 * the server answers 4xx. Everything else that is thrown is our bug.
 */
public final class UserError extends RuntimeException {
  private final transient List<Problem> problems;

  /** A refusal for all the given problems, of which there is at least one. */
  public UserError(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** A refusal for one problem. */
  public static UserError of(Place place, String message, String cure) {
    return new UserError(List.of(new Problem(place, message, cure)));
  }

  /** The problems, in the order in which they were found; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
