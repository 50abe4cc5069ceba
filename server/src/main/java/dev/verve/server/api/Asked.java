package dev.verve.server.api;

import dev.verve.insight.series.Marker;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters of a request, read together, so that all that is wrong is said at once. */
final class Asked {
  private final Context ctx;
  private final List<String> problems = new ArrayList<>();

  /** Refuses parameters that a route does not take, {@code version} aside. */
  Asked(Context ctx, String... known) {
    this.ctx = ctx;
    List<String> names = new ArrayList<>(List.of(known));
    names.add("version");
    for (String name : new TreeSet<>(ctx.queryParamMap().keySet())) {
      if (!names.contains(name)) {
        problems.add(
            "there is no parameter " + name + ". " + Suggestion.didYouMean(name, names).strip());
      }
    }
  }

  LocalDate date(String name, LocalDate otherwise) {
    String text = text(name, "");
    try {
      return text.isEmpty() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(name + " must be a date such as 2026-03-31, was '" + text + "'");
      return otherwise;
    }
  }

  int whole(String name, int otherwise, int least, int most) {
    String text = text(name, Integer.toString(otherwise));
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      problems.add(
          "%s must be a whole number from %d to %d, was '%s'".formatted(name, least, most, text));
      return otherwise;
    }
    return value;
  }

  List<Integer> wholes(String name, List<Integer> otherwise, int most) {
    String text = text(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,4}(,\\d{1,4}){0,30}")) {
      problems.add(name + " must be whole numbers such as 1,7,30, was '" + text + "'");
      return otherwise;
    }
    List<Integer> values = List.of(text.split(",", -1)).stream().map(Integer::valueOf).toList();
    if (values.stream().anyMatch(value -> value > most)) {
      problems.add(name + " must be at most " + most);
    }
    return values;
  }

  List<Marker> markers() {
    List<Marker> markers = new ArrayList<>();
    for (String text : ctx.queryParams("marker")) {
      try {
        markers.add(Marker.parse("marker", text));
      } catch (UserError e) {
        problems.add(
            "marker must be a date and a label such as 2026-03-01:new pricing, was '" + text + "'");
      }
    }
    return markers;
  }

  String text(String name, String otherwise) {
    return Query.text(ctx, name).orElse(otherwise);
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> kind, E otherwise) {
    TreeMap<String, E> words = new TreeMap<>();
    for (E value : kind.getEnumConstants()) {
      words.put(Parameter.word(value), value);
    }
    String text = text(name, Parameter.word(otherwise));
    E found = words.get(text);
    if (found == null) {
      problem(name, text, List.copyOf(words.keySet()));
      return otherwise;
    }
    return found;
  }

  String oneOf(String name, List<String> words, String otherwise) {
    String text = text(name, otherwise);
    if (!words.contains(text)) {
      problem(name, text, words);
      return otherwise;
    }
    return text;
  }

  private void problem(String name, String text, List<String> words) {
    String near =
        Suggestion.closest(text, words).map(n -> ". Did you mean '" + n + "'?").orElse("");
    problems.add(
        "%s must be one of %s, was '%s'%s".formatted(name, String.join(", ", words), text, near));
  }

  /** Notes what is wrong beyond a single parameter. */
  void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  /** Refuses the request where anything is wrong, and says all of it. */
  void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw HttpProblem.malformed(String.join("; ", problems));
    }
  }
}
