package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All that one entity did, action by action, from the relations of a run. */
final class EntityHistory {
  private final BoundModel model;
  private final List<ActionHistory> actions;

  private EntityHistory(BoundModel model, List<ActionHistory> actions) {
    this.model = model;
    this.actions = actions;
  }

  static EntityHistory read(Engine engine, BoundModel model, Names names, String id) {
    String who = " where entity = " + engine.dialect().text(id);
    Map<Integer, TreeMap<LocalDate, Double>> amounts = new HashMap<>();
    if (model.countsAmounts()) {
      engine.each(
          "select action_key, day, amount from activity" + who + " and amount is not null",
          row ->
              amounts
                  .computeIfAbsent(key(row), k -> new TreeMap<>())
                  .put(row.day("day"), row.real("amount")));
    }
    Map<Integer, Map<LocalDate, Set<String>>> items = new HashMap<>();
    if (model.countsDistinct()) {
      engine.each(
          "select action_key, day, item from activity_item" + who,
          row ->
              items
                  .computeIfAbsent(key(row), k -> new HashMap<>())
                  .computeIfAbsent(row.day("day"), d -> new HashSet<>())
                  .add(row.string("item")));
    }
    Map<Integer, Double> weights = weights(engine, model, names, who);
    List<ActionHistory> histories = new ArrayList<>();
    for (ActionRow action : model.actions()) {
      histories.add(
          new ActionHistory(
              action,
              weights.getOrDefault(action.key(), action.action().weight()),
              amounts.getOrDefault(action.key(), new TreeMap<>()),
              items.getOrDefault(action.key(), Map.of())));
    }
    return new EntityHistory(model, histories);
  }

  private static Map<Integer, Double> weights(
      Engine engine, BoundModel model, Names names, String who) {
    Map<Integer, Double> weights = new HashMap<>();
    if (!model.model().overrides().isEmpty()) {
      engine.each(
          "select action_key, weight from action_weight where profile in (select profile from %s%s)"
              .formatted(names.there(), who),
          row -> weights.put(key(row), row.real("weight")));
    }
    return weights;
  }

  private static int key(Row row) {
    return (int) row.whole("action_key");
  }

  List<ActionHistory> actions() {
    return actions;
  }

  /** Points of each action as of a date, the branches' caps applied. */
  double[] points(LocalDate asOf) {
    return capped(actions.stream().mapToDouble(action -> action.points(asOf)).toArray());
  }

  /** The same without what was done on days that a test turns down. */
  EntityHistory where(Predicate<LocalDate> day) {
    return new EntityHistory(model, actions.stream().map(action -> action.where(day)).toList());
  }

  /** The same without what has left each action's window by a date. */
  EntityHistory stillCounting(LocalDate asOf) {
    return new EntityHistory(
        model, actions.stream().map(action -> action.stillCounting(asOf)).toList());
  }

  /** Raw points as of a date. */
  double raw(LocalDate asOf) {
    return sum(points(asOf));
  }

  /** Raw points if so much more of one action were done on the date itself. */
  double rawWith(LocalDate asOf, ActionHistory action, double extra) {
    double[] points = actions.stream().mapToDouble(a -> a.points(asOf)).toArray();
    points[action.action().key()] = action.pointsWith(asOf, extra);
    return sum(capped(points));
  }

  /** Whether any action counts on the date whatever its age, or has days still in its window. */
  boolean anythingLeft(LocalDate asOf) {
    return actions.stream().anyMatch(a -> a.amount(asOf) != 0 && a.action().windowDays() != null);
  }

  private double[] capped(double[] points) {
    for (int branch = 0; branch < model.model().branches().size(); branch++) {
      Double most = model.model().branches().get(branch).maxPoints();
      double total = 0;
      for (ActionRow row : model.actions()) {
        total += row.branchKey() == branch ? points[row.key()] : 0;
      }
      if (most != null && total > most) {
        for (ActionRow row : model.actions()) {
          points[row.key()] *= row.branchKey() == branch ? most / total : 1;
        }
      }
    }
    return points;
  }

  private static double sum(double[] points) {
    double sum = 0;
    for (double point : points) {
      sum += point;
    }
    return sum;
  }

  /** Whether the action counts whole things, so that "one more" has a meaning. */
  static boolean countsWhole(ActionRow action) {
    return !action.action().measure().kind().readsProperty()
        || action.aggregate() == Aggregate.DISTINCT;
  }
}
