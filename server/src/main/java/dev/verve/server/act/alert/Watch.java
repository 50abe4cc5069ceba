package dev.verve.server.act.alert;

import dev.verve.alert.AlertRule;
import dev.verve.alert.CoolDown;
import dev.verve.alert.Trigger;
import dev.verve.chart.Digits;
import dev.verve.model.Entity;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Reasons;
import dev.verve.server.live.Reasons.Reason;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule finds on the close of some days. The server's rounds and the simulator ask the same,
 * so that what would have fired is what fires.
 */
public final class Watch {
  /** More at once tell of one cause and not of so many people; the gravest are kept. */
  static final int MOST_A_DAY = 500;

  private static final int WEEK = 7;

  private final Store store;
  private final LiveModel model;

  /** Watches the scores of a model. */
  public Watch(Store store, LiveModel model) {
    this.store = store;
    this.model = model;
  }

  /** The first day whose scores are kept under the model; empty where there is none. */
  Optional<LocalDate> begin() {
    return store.read(
        connection -> {
          List<LocalDate> first = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select min(day) from score_day where version_key = ? having min(day) is not null",
                  row -> first.add(row.getObject(1, LocalDate.class)),
                  model.key());
          return first.stream().findFirst();
        });
  }

  /** What holds on some days, those of before within the cool-down left out. */
  public List<Fire> fires(AlertRule rule, Bounds days, CoolDown coolDown) {
    Optional<LocalDate> begin = begin();
    if (begin.isEmpty()) {
      return List.of();
    }
    List<Fire> raw =
        rule.trigger().isOfEach()
            ? new EachWatch(store, model).fires(rule, days, begin.get())
            : new TogetherWatch(store, model, rule, days, begin.get()).fires();
    Map<LocalDate, Integer> counted = new LinkedHashMap<>();
    List<Fire> found = new ArrayList<>();
    raw.stream()
        .sorted((one, other) -> one.day().compareTo(other.day()))
        .filter(fire -> coolDown.lets(fire.subject().id(), fire.day()))
        .filter(fire -> counted.merge(fire.day(), 1, Integer::sum) <= MOST_A_DAY)
        .forEach(found::add);
    return List.copyOf(found);
  }

  /** The same with what explains most of each change, and the branch that follows from it. */
  List<Fire> explained(AlertRule rule, List<Fire> fires) {
    if (!rule.trigger().isOfEach()) {
      return fires;
    }
    Map<LocalDate, List<Fire>> byDay = new LinkedHashMap<>();
    fires.forEach(fire -> byDay.computeIfAbsent(fire.day(), day -> new ArrayList<>()).add(fire));
    List<Fire> found = new ArrayList<>();
    byDay.forEach((day, some) -> found.addAll(explained(rule, day, some)));
    return found;
  }

  private List<Fire> explained(AlertRule rule, LocalDate day, List<Fire> fires) {
    List<Long> keys = new ArrayList<>();
    for (Fire fire : fires) {
      Long key = fire.subject().key();
      if (key != null) {
        keys.add(key);
      }
    }
    Entity of = rule.of();
    int back = lookBack(rule.trigger());
    Map<Long, Reason> reasons = new Reasons(store, model).of(of, keys, day.minusDays(back), day);
    List<Fire> found = new ArrayList<>();
    for (Fire fire : fires) {
      Long key = fire.subject().key();
      Reason reason = key == null ? null : reasons.get(key);
      found.add(reason == null ? fire : explained(rule, fire, reason));
    }
    return found;
  }

  private static Fire explained(AlertRule rule, Fire fire, Reason reason) {
    String ruled = rule.branch();
    // a score between threshold and release may move against what its side tells
    boolean isOfIt = reason.points() < 0 == isDown(rule.trigger());
    String words =
        "; most of it by %s of %s, %s raw points since %s"
            .formatted(
                reason.action(), reason.branch(), Digits.change(reason.points()), reason.since());
    return fire.with(isOfIt ? words : "", ruled == null ? reason.branch() : ruled);
  }

  private static boolean isDown(Trigger trigger) {
    return !(trigger instanceof Trigger.Crosses crosses)
        || crosses.direction() == Trigger.Direction.DOWN;
  }

  private static int lookBack(Trigger trigger) {
    if (trigger instanceof Trigger.Falls falls) {
      return falls.days();
    }
    return trigger instanceof Trigger.Crosses crosses ? crosses.days() : WEEK;
  }
}
