package dev.verve.spark;

import dev.verve.model.Action;
import dev.verve.model.Condition;
import dev.verve.model.ScoreModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Events drawn at random for a model, as JSON Lines: its actions, with the properties it reads. */
final class DrawnEvents {
  private static final LocalDate LAST = LocalDate.parse("2026-03-31");
  private static final int USERS = 60;

  private final SplittableRandom random;
  private final List<Action> actions;
  private final Map<String, List<Object>> values = new LinkedHashMap<>();

  DrawnEvents(ScoreModel model, long seed) {
    this.random = new SplittableRandom(seed);
    this.actions = model.branches().stream().flatMap(b -> b.actions().stream()).toList();
    for (Action action : actions) {
      if (action.where() != null) {
        gather(action.where());
      }
      if (action.measure().property() != null) {
        values.put(action.measure().property(), List.of(0.5, 2.0, 3.25, 7.0));
      }
    }
    model.overrides().forEach(override -> gather(override.when()));
    if (model.exclude() != null) {
      gather(model.exclude());
    }
  }

  private void gather(Condition condition) {
    if (condition instanceof Condition.Test test) {
      values.computeIfAbsent(test.property(), p -> new ArrayList<>()).addAll(test.values());
    } else if (condition instanceof Condition.All all) {
      all.parts().forEach(this::gather);
    } else if (condition instanceof Condition.AnyOf any) {
      any.parts().forEach(this::gather);
    }
  }

  /** The lines of so many events. */
  String lines(int events) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < events; i++) {
      int user = random.nextInt(USERS);
      Action action = actions.get(random.nextInt(actions.size()));
      List<String> names = action.events();
      lines
          .append("{\"user_id\":\"u%d\",\"account_id\":\"a%d\"".formatted(user, user % 7))
          .append(",\"event\":\"%s\"".formatted(names.get(random.nextInt(names.size()))))
          .append(",\"timestamp\":\"%s\"".formatted(time()));
      values.forEach((name, some) -> property(lines, name, some));
      lines.append("}\n");
    }
    return lines.toString();
  }

  private String time() {
    int age = random.nextInt(random.nextInt(120) + 1);
    return "%sT%02d:%02d:00Z"
        .formatted(LAST.minusDays(age), random.nextInt(24), random.nextInt(60));
  }

  private void property(StringBuilder lines, String name, List<Object> some) {
    if (random.nextInt(4) == 0) {
      return;
    }
    Object value = random.nextInt(5) == 0 ? "other" : some.get(random.nextInt(some.size()));
    lines.append(",\"").append(name).append("\":");
    lines.append(value instanceof String text ? "\"" + text + "\"" : value);
  }
}
