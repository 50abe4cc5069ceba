package dev.verve.insight;

import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what one entity did, row by row, until it is a history. */
final class DoneByOne {
  private final Map<Integer, TreeMap<LocalDate, Double>> amounts = new HashMap<>();
  private final Map<Integer, Map<LocalDate, Set<String>>> items = new HashMap<>();
  final Map<Integer, Double> weights = new HashMap<>();

  Map<LocalDate, Double> amounts(int action) {
    return amounts.computeIfAbsent(action, key -> new TreeMap<>());
  }

  Set<String> items(int action, LocalDate day) {
    return items
        .computeIfAbsent(action, key -> new HashMap<>())
        .computeIfAbsent(day, key -> new HashSet<>());
  }

  /** The weight that holds for them; the model's own where no override does. */
  double weight(ActionRow action) {
    return weights.getOrDefault(action.key(), action.action().weight());
  }

  EntityHistory history(BoundModel model) {
    List<ActionHistory> histories = new ArrayList<>();
    for (ActionRow action : model.actions()) {
      histories.add(
          new ActionHistory(
              action,
              weight(action),
              amounts.getOrDefault(action.key(), new TreeMap<>()),
              items.getOrDefault(action.key(), Map.of())));
    }
    return new EntityHistory(model, histories);
  }
}
