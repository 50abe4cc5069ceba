package dev.verve.server.page;

import dev.verve.model.Branch;
import dev.verve.model.ScoreModel;
import dev.verve.plan.ActionRow;
import java.util.List;

/**
 * What each action brings to one score, with the width of its bar.
 *
 * @param rows the most first
 */
public record Parts(List<Row> rows) {
  public Parts {
    rows = List.copyOf(rows);
  }

  /**
   * An action.
   *
   * @param branch the title of its branch
   * @param action its name
   * @param amount what was counted, as text; empty where it is not told
   * @param points what it brings
   * @param bar the points over the most of all, from 0 to 1
   */
  public record Row(String branch, String action, String amount, double points, double bar) {}

  /** What an action brings. */
  record Part(ActionRow action, String amount, double points) {}

  static Parts of(ScoreModel model, List<Part> parts) {
    double most = parts.stream().mapToDouble(part -> Math.abs(part.points())).max().orElse(0);
    return new Parts(
        parts.stream()
            .sorted((l, r) -> Double.compare(r.points(), l.points()))
            .map(
                part ->
                    new Row(
                        title(model, part.action().branch()),
                        part.action().action().slug(),
                        part.amount(),
                        part.points(),
                        most == 0 ? 0 : Math.abs(part.points()) / most))
            .toList());
  }

  /** The title of a branch. */
  public static String title(ScoreModel model, String branch) {
    return model.branches().stream()
        .filter(it -> it.slug().equals(branch))
        .map(Branch::title)
        .findFirst()
        .orElse(branch);
  }
}
