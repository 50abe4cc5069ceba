package dev.verve.insight.impact;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The periods of a panel in order: as numbers where all of them are, else as text (ISO dates). */
final class Periods {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final Comparator<String> order;

  private Periods(List<String> names, Comparator<String> order) {
    this.names = names;
    this.order = order;
    names.forEach(name -> places.put(name, places.size()));
  }

  static Periods of(Collection<String> names) {
    boolean numbers = names.stream().allMatch(name -> number(name) != null);
    Comparator<String> order =
        numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(order);
    return new Periods(List.copyOf(sorted), order);
  }

  int count() {
    return names.size();
  }

  int indexOf(String period) {
    return places.getOrDefault(period, -1);
  }

  String name(int index) {
    return names.get(index);
  }

  /** The first period at or after a start, with at least one period before it. */
  int start(String start) {
    boolean comparable = names.stream().allMatch(n -> number(n) == null) || number(start) != null;
    int first = 0;
    while (comparable && first < names.size() && order.compare(names.get(first), start) < 0) {
      first++;
    }
    if (!comparable || first == 0 || first == names.size()) {
      throw UserError.of(
          Place.option("--start " + start),
          "must lie within the periods, which run from %s to %s"
              .formatted(names.get(0), names.get(names.size() - 1)),
          "Name the first period of the treatment.");
    }
    return first;
  }

  /** The place of a period that the user named. */
  int named(String option, String period) {
    int index = indexOf(period);
    if (index < 0) {
      throw UserError.of(
          Place.option(option + " " + period),
          "there is no such period; they run from %s to %s"
              .formatted(names.get(0), names.get(names.size() - 1)),
          "Name one of them as it stands in the file.");
    }
    return index;
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
