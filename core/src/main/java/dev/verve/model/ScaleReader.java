package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code {method: saturating, half: 22}} and its kin. */
final class ScaleReader {
  private static final Pattern PERCENT = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");

  private ScaleReader() {}

  static Optional<Scale> read(YamlField field) {
    Map<String, YamlField> fields = field.fields(Set.of("method", "half", "at"));
    if (!field.isMapping()) {
      return Optional.empty();
    }
    Optional<Scale.Method> read =
        fields.containsKey("method")
            ? Words.read(fields.get("method"), Scale.Method.values(), Scale.Method::word)
            : Optional.of(fields.containsKey("at") ? Scale.Method.CAP : Scale.Method.SATURATING);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Scale.Method method = read.get();
    for (String parameter : new String[] {"half", "at"}) {
      if (fields.containsKey(parameter) && !parameter.equals(method.parameter())) {
        fields
            .get(parameter)
            .problem(
                "scale " + method.word() + " takes no '" + parameter + "'",
                method.parameter().isEmpty() ? "Drop it." : "Use '" + method.parameter() + "'.");
        return Optional.empty();
      }
    }
    YamlField number = fields.get(method.parameter());
    if (number == null) {
      return switch (method) {
        case SATURATING -> Optional.of(Scale.DEFAULT);
        case PERCENTILE -> Optional.of(new Scale(method, null, null));
        case CAP, LOG -> missing(field, method);
      };
    }
    return number(method, number);
  }

  private static Optional<Scale> missing(YamlField field, Scale.Method method) {
    field.problem(
        "scale " + method.word() + " needs 'at', the raw points that read 100",
        "Write a number, `at: 50`, or a quantile of the reference, `at: p90`.");
    return Optional.empty();
  }

  private static Optional<Scale> number(Scale.Method method, YamlField field) {
    if (field.isNumber()) {
      Optional<Double> number = field.number();
      if (number.isPresent() && number.get() <= 0) {
        field.problem("'" + method.parameter() + "' must be above 0, was " + field.kind(), "");
        return Optional.empty();
      }
      return number.map(value -> new Scale(method, value, null));
    }
    Optional<String> text = field.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().equals("median")) {
      return Optional.of(new Scale(method, null, 0.5));
    }
    Matcher percent = PERCENT.matcher(text.get());
    if (percent.matches() && Double.parseDouble(percent.group(1)) > 0) {
      return Optional.of(new Scale(method, null, Double.parseDouble(percent.group(1)) / 100));
    }
    field.problem(
        "expected a number or a quantile, found '" + text.get() + "'",
        "Write a number above 0, `median`, or a quantile such as `p90`.");
    return Optional.empty();
  }
}
