package dev.verve.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a branch, in RACI form.
 *
 * @param accountable the one who is told when the branch drags the score; null where nobody is
 * @param responsible those who do the work
 * @param consulted those who are asked
 * @param informed those who get a copy
 */
public record Owner(
    @Nullable String accountable,
    List<String> responsible,
    List<String> consulted,
    List<String> informed) {
  public static final Owner NOBODY = new Owner(null, List.of(), List.of(), List.of());

  public Owner {
    responsible = List.copyOf(responsible);
    consulted = List.copyOf(consulted);
    informed = List.copyOf(informed);
  }
}
