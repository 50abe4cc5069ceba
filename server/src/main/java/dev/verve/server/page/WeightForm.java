package dev.verve.server.page;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.yaml.YamlEdit;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights that a form changed beside the text of a model. A field carries the weight and, beside
 * it, what it was; only those that differ are written, so that the text stays what it is otherwise.
 */
final class WeightForm {
  private static final String WEIGHT = "weight:";
  private static final String WAS = "was:";

  private final Map<String, String> changed = new TreeMap<>();

  WeightForm(Context ctx) {
    ctx.formParamMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith(WEIGHT) && !values.isEmpty()) {
                String path = name.substring(WEIGHT.length());
                String value = values.get(0).strip();
                if (!value.isEmpty() && !value.equals(ctx.formParam(WAS + path))) {
                  changed.put(path, value);
                }
              }
            });
  }

  /**
   * The text with the weights.
   *
   * @throws UserError where one is no number
   */
  String applied(String yaml) {
    String text = yaml;
    for (Map.Entry<String, String> entry : changed.entrySet()) {
      text = applied(YamlEdit.of(text), entry.getKey(), number(entry.getKey(), entry.getValue()));
    }
    return text;
  }

  private static String applied(YamlEdit edit, String path, String weight) {
    int dot = path.indexOf('.');
    List<String> place =
        edit.isMapping(List.of("tree"))
            ? List.of("tree", path.substring(0, dot), "actions", path.substring(dot + 1))
            : List.of("actions", path.substring(dot + 1));
    return edit.isMapping(place)
        ? edit.put(place, "weight", weight).text()
        : edit.replace(place, weight).text();
  }

  private static String number(String path, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && path.indexOf('.') > 0) {
        return number(value);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw UserError.of(Place.option(path), "'" + text + "' is no weight", "Give a number.");
  }

  /** A weight as a model's text has it. */
  static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
