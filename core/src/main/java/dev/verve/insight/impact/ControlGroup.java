package dev.verve.insight.impact;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the group that the others are compared with. */
public final class ControlGroup {
  private static final List<String> TELLING = List.of("control", "holdout", "baseline", "placebo");
  private static final Set<String> NOT_TREATED = Set.of("0", "0.0", "false", "no", "off");

  private ControlGroup() {}

  /**
   * The control by name, else the only group whose name says that it is one.
   *
   * @throws dev.verve.problem.UserError where there are fewer than two groups, no such group, or
   *     none that tells
   */
  public static String of(List<String> groups, Optional<String> named) {
    Problems problems = new Problems();
    Optional<String> found = named.isPresent() ? named : telling(groups);
    if (groups.size() < 2) {
      problems.add(
          Place.option("--group"),
          "there is only one group: " + String.join(", ", groups),
          "Name the column that tells who was treated and who was not.");
    } else if (groups.size() >= TrialTable.MOST_GROUPS) {
      problems.add(
          Place.option("--group"),
          "there are more than %d groups, such as %s".formatted(groups.size() - 1, groups.get(0)),
          "Name the column of the experiment's arms.");
    } else if (named.isPresent() && !groups.contains(named.get())) {
      problems.add(
          Place.option("--control"),
          "no group '" + named.get() + "'",
          Suggestion.didYouMean(named.get(), groups));
    } else if (found.isEmpty()) {
      problems.add(
          Place.option("--control"),
          "the names do not tell which group is the control: " + String.join(", ", groups),
          "Name it, such as `--control %s`.".formatted(groups.get(0)));
    }
    problems.refuseIfAny();
    return found.orElseThrow();
  }

  private static Optional<String> telling(List<String> groups) {
    List<String> telling = groups.stream().filter(ControlGroup::saysControl).toList();
    return telling.size() == 1 ? Optional.of(telling.get(0)) : Optional.empty();
  }

  private static boolean saysControl(String group) {
    String lower = group.toLowerCase(Locale.ROOT);
    return NOT_TREATED.contains(lower)
        || Arrays.stream(lower.split("[^\\p{L}]+")).anyMatch(TELLING::contains);
  }
}
