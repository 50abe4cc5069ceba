package dev.verve.yaml;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML document, with its place. Asking it for what it is not reports a problem and
 * answers with nothing, so that a reader goes on and finds the other problems too.
 */
public final class YamlField {
  private final Node node;
  private final String file;
  private final String path;
  private final Problems problems;

  YamlField(Node node, String file, String path, Problems problems) {
    this.node = node;
    this.file = file;
    this.path = path;
    this.problems = problems;
  }

  /** File, line and path of this value. */
  public Place place() {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return new Place(file, line, path);
  }

  /** Reports a problem at this place. */
  public void problem(String message, String cure) {
    problems.add(place(), message, cure);
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public boolean isNull() {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  public boolean isNumber() {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  /** The fields of a mapping by their keys, in the order of the text. */
  public Map<String, YamlField> fields() {
    Map<String, YamlField> fields = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem("expected fields below this, found " + kind(), "Write `key: value` lines, indented.");
      return fields;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        new YamlField(tuple.getKeyNode(), file, path, problems)
            .problem("a key must be plain text", "");
        continue;
      }
      String key = keyNode.getValue();
      String below = path.isEmpty() ? key : path + "." + key;
      YamlField field = new YamlField(tuple.getValueNode(), file, below, problems);
      if (fields.putIfAbsent(key, field) != null) {
        field.problem("'" + key + "' stands here twice", "Keep one of the two.");
      }
    }
    return fields;
  }

  /** The fields of a mapping; any key that is not allowed is reported with the nearest one. */
  public Map<String, YamlField> fields(Collection<String> allowed) {
    Map<String, YamlField> fields = fields();
    fields.forEach(
        (key, field) -> {
          if (!allowed.contains(key)) {
            field.problem("unknown key '" + key + "'", Suggestion.didYouMean(key, allowed));
          }
        });
    return fields;
  }

  /** The field below a key, or the item at a position. */
  Optional<YamlField> child(String part) {
    if (isMapping()) {
      return Optional.ofNullable(fields().get(part));
    }
    return isList() && part.matches("\\d{1,6}") && Integer.parseInt(part) < items().size()
        ? Optional.of(items().get(Integer.parseInt(part)))
        : Optional.empty();
  }

  /** The items of a list; a single value counts as a list of one. */
  public List<YamlField> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<Node> values = sequence.getValue();
    return IntStream.range(0, values.size())
        .mapToObj(i -> new YamlField(values.get(i), file, path + "[" + i + "]", problems))
        .toList();
  }

  /** The text of a plain value that is not empty. */
  public Optional<String> text() {
    if (!(node instanceof ScalarNode scalar) || isNull()) {
      problem("expected text, found " + kind(), "");
      return Optional.empty();
    }
    if (scalar.getValue().isBlank()) {
      problem("this must not be empty", "");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue().strip());
  }

  /** The texts of a list or of a single value. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** A finite number. */
  public Optional<Double> number() {
    if (isNumber()) {
      double value = parse(((ScalarNode) node).getValue());
      if (Double.isFinite(value)) {
        return Optional.of(value);
      }
      problem("expected a finite number, found " + ((ScalarNode) node).getValue(), "");
      return Optional.empty();
    }
    problem("expected a number, found " + kind(), "Write it without quotes or units.");
    return Optional.empty();
  }

  /** A plain value as what it is: {@link Double}, {@link Boolean} or text. */
  public Optional<Object> value() {
    if (isNumber()) {
      return number().map(value -> value);
    }
    if (node.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(((ScalarNode) node).getValue()));
    }
    return text().map(value -> value);
  }

  /** A number of days above 0, written {@code 30d}, {@code 2w} or as a plain number. */
  public Optional<Double> days() {
    String written = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    boolean weeks = written.endsWith("w");
    String digits =
        weeks || written.endsWith("d") ? written.substring(0, written.length() - 1) : written;
    double value = parse(digits) * (weeks ? 7 : 1);
    if (Double.isFinite(value) && value > 0) {
      return Optional.of(value);
    }
    problem("expected days above 0, found " + kind(), "Write them as 30d.");
    return Optional.empty();
  }

  /** A whole number of days from 1, written as {@link #days}. */
  public Optional<Integer> wholeDays() {
    Optional<Double> days = days();
    if (days.isPresent() && (days.get() != Math.rint(days.get()) || days.get() > 36_500)) {
      problem("expected whole days from 1 to 36500, found " + kind(), "Write them as 30d.");
      return Optional.empty();
    }
    return days.map(Double::intValue);
  }

  /** The value in words, for messages. */
  public String kind() {
    if (node instanceof MappingNode) {
      return "fields";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    String value = ((ScalarNode) node).getValue();
    return isNull()
        ? "nothing"
        : "'" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "'";
  }

  /** Java also reads a number that ends with d or f, which here would be a slip. */
  private static double parse(String digits) {
    if (!digits.isEmpty() && Character.isLetter(digits.charAt(digits.length() - 1))) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(digits.replace("_", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
