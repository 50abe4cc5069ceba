package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** All that one entity did, action by action, from the relations of a run. */
final class EntityHistory {
  private final BoundModel model;
  private final List<ActionHistory> actions;

  EntityHistory(BoundModel model, List<ActionHistory> actions) {
    this.model = model;
    this.actions = actions;
  }

  /** The history of one who was there at a scored date. */
  static EntityHistory read(Engine engine, BoundModel model, Names names, String id) {
    Map<String, DoneByOne> done = new HashMap<>(Map.of(id, new DoneByOne()));
    fill(done, engine, model, names, "= " + engine.dialect().text(id));
    return of(done, id).history(model);
  }

  /** The same acts with the weights that held for them at another scored date. */
  EntityHistory weighed(Engine engine, Names names, String id) {
    Map<String, DoneByOne> then = new HashMap<>(Map.of(id, new DoneByOne()));
    weigh(then, engine, model, names, "= " + engine.dialect().text(id));
    return new EntityHistory(
        model,
        actions.stream()
            .map(action -> action.weighing(of(then, id).weight(action.action())))
            .toList());
  }

  /**
   * The histories of several, by id.
   *
   * @param who a query of their ids, as column {@code entity}
   * @param most with more of them than this nothing is read, and none returned
   */
  static Map<String, EntityHistory> ofAll(
      Engine engine, BoundModel model, Names names, String who, int most) {
    Map<String, DoneByOne> done = new HashMap<>();
    engine.each(who, row -> done.put(row.string("entity"), new DoneByOne()));
    if (done.size() > most) {
      return Map.of();
    }
    fill(done, engine, model, names, "in (" + who + ")");
    Map<String, EntityHistory> histories = new HashMap<>();
    done.forEach((id, one) -> histories.put(id, one.history(model)));
    return histories;
  }

  private static void fill(
      Map<String, DoneByOne> done, Engine engine, BoundModel model, Names names, String theirs) {
    if (model.countsAmounts()) {
      engine.each(
          "select entity, action_key, day, amount from activity where entity %s and amount is not null"
              .formatted(theirs),
          row -> of(done, row).amounts(key(row)).put(row.day("day"), row.real("amount")));
    }
    if (model.countsDistinct()) {
      engine.each(
          "select entity, action_key, day, item from activity_item where entity " + theirs,
          row -> of(done, row).items(key(row), row.day("day")).add(row.string("item")));
    }
    weigh(done, engine, model, names, theirs);
  }

  private static void weigh(
      Map<String, DoneByOne> done, Engine engine, BoundModel model, Names names, String theirs) {
    if (!model.model().overrides().isEmpty()) {
      engine.each(
          "select t.entity, w.action_key, w.weight from %s t join action_weight w on w.profile = t.profile where t.entity %s"
              .formatted(names.there(), theirs),
          row -> of(done, row).weights.put(key(row), row.real("weight")));
    }
  }

  private static DoneByOne of(Map<String, DoneByOne> done, String id) {
    return Objects.requireNonNull(done.get(id));
  }

  private static DoneByOne of(Map<String, DoneByOne> done, Row row) {
    return of(done, row.string("entity"));
  }

  private static int key(Row row) {
    return (int) row.whole("action_key");
  }

  List<ActionHistory> actions() {
    return actions;
  }

  /** Points of each action as of a date, the branches' caps applied. */
  double[] points(LocalDate asOf) {
    return capped(uncapped(asOf));
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

  /** Points of each action as of a date, before the branches' caps. */
  double[] uncapped(LocalDate asOf) {
    return actions.stream().mapToDouble(action -> action.points(asOf)).toArray();
  }

  /**
   * Raw points if so much more of one action were done on the date itself.
   *
   * @param uncapped {@link #uncapped} of that date, left as it is
   */
  double rawWith(double[] uncapped, LocalDate asOf, ActionRow action, double extra) {
    double[] points = uncapped.clone();
    points[action.key()] = actions.get(action.key()).pointsWith(asOf, extra);
    return sum(capped(points));
  }

  /** Whether something counts on the date that time will take away. */
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
