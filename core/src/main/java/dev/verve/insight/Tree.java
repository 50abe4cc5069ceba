package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.model.Branch;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AnswerSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The score taken apart: what each branch and action brings to the whole population.
 *
 * @param asOf the date
 * @param population everybody, silent users included
 * @param points all raw points
 * @param branches the branches in the order of the model
 */
public record Tree(LocalDate asOf, long population, double points, List<BranchPart> branches) {

  /**
   * What a branch brings.
   *
   * @param branch the branch
   * @param points the sum of its actions' points
   * @param share of all points; 0 where there are none
   * @param actions its actions
   */
  public record BranchPart(Branch branch, double points, double share, List<ActionPart> actions) {}

  /**
   * What an action brings.
   *
   * @param action the action
   * @param points its points over everybody
   * @param share of all points; 0 where there are none
   * @param users how many have points by it
   */
  public record ActionPart(ActionRow action, double points, double share, long users) {}

  /** The tree of a scored date. */
  public static Tree of(Engine engine, BoundModel model, Scored scored) {
    List<Row> rows = engine.query(new AnswerSql(model, engine.dialect()).tree(scored.names()));
    double all = rows.stream().mapToDouble(row -> row.real("points")).sum();
    List<ActionPart> parts = new ArrayList<>();
    for (Row row : rows) {
      ActionRow action = model.actions().get((int) row.whole("action_key"));
      double points = row.real("points");
      parts.add(new ActionPart(action, points, share(points, all), row.whole("users")));
    }
    List<BranchPart> branches = new ArrayList<>();
    List<Branch> named = model.model().branches();
    for (int i = 0; i < named.size(); i++) {
      int key = i;
      List<ActionPart> own = parts.stream().filter(p -> p.action().branchKey() == key).toList();
      double points = own.stream().mapToDouble(ActionPart::points).sum();
      branches.add(new BranchPart(named.get(i), points, share(points, all), own));
    }
    long population =
        engine
            .query("select count(*) as users from " + scored.names().score())
            .get(0)
            .whole("users");
    return new Tree(scored.asOf(), population, all, branches);
  }

  private static double share(double points, double all) {
    return all == 0 ? 0 : points / all;
  }
}
