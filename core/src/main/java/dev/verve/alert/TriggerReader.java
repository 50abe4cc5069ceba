package dev.verve.alert;

import dev.verve.model.Words;
import dev.verve.yaml.YamlField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a rule watches for, such as {@code {crosses: engaged, direction: down, for: 2d}}. */
final class TriggerReader {
  private static final Map<String, Set<String>> KINDS = kinds();
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})(m|h|d)");
  private static final String ANY = "any";
  private static final int MONTH = 28;
  private static final int WEEK = 7;

  private final Map<String, YamlField> fields;

  private TriggerReader(Map<String, YamlField> fields) {
    this.fields = fields;
  }

  /** The kinds of triggers by the key that says so, with what else may stand beside it. */
  private static Map<String, Set<String>> kinds() {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    kinds.put("crosses", Set.of("direction", "for"));
    kinds.put("falls", Set.of("within"));
    kinds.put("below", Set.of("for"));
    kinds.put("drags", Set.of("within"));
    kinds.put("drifts", Set.of());
    kinds.put("unusual", Set.of("by", "within"));
    kinds.put("review", Set.of());
    kinds.put("silent", Set.of());
    return kinds;
  }

  static Optional<Trigger> read(YamlField field) {
    Map<String, YamlField> fields = field.fields();
    if (!field.isMapping()) {
      return Optional.empty();
    }
    List<String> named = KINDS.keySet().stream().filter(fields::containsKey).toList();
    if (named.size() != 1) {
      List<String> all = new ArrayList<>(KINDS.keySet());
      fields.keySet().stream().filter(key -> !isKnown(key)).forEach(key -> field.fields(all));
      field.problem(
          named.isEmpty()
              ? "it says nothing to watch for"
              : "a rule watches for one thing, found " + String.join(" and ", named),
          "Give one of " + String.join(", ", all) + ".");
      return Optional.empty();
    }
    String kind = named.get(0);
    List<String> allowed = new ArrayList<>(KINDS.getOrDefault(kind, Set.of()));
    allowed.add(kind);
    return new TriggerReader(field.fields(allowed)).trigger(kind);
  }

  private static boolean isKnown(String key) {
    return KINDS.containsKey(key)
        || KINDS.values().stream().anyMatch(beside -> beside.contains(key));
  }

  private Optional<Trigger> trigger(String kind) {
    YamlField main = field(kind);
    return switch (kind) {
      case "crosses" ->
          main.text().map(band -> new Trigger.Crosses(band, direction(), days("for", 1)));
      case "falls" -> points(main).map(points -> new Trigger.Falls(points, days("within", WEEK)));
      case "below" -> points(main).map(value -> new Trigger.Stays(value, days("for", WEEK)));
      case "drags" ->
          main.text().map(text -> new Trigger.Drags(named(text), days("within", MONTH)));
      case "drifts" -> main.wholeDays().map(Trigger.Drifts::new);
      case "unusual" ->
          main.text()
              .map(
                  text ->
                      new Trigger.Unusual(
                          named(text),
                          optional("by").flatMap(YamlField::text).orElse(null),
                          days("within", WEEK)));
      case "review" -> review(main);
      default -> span(main).map(Trigger.Silent::new);
    };
  }

  private YamlField field(String key) {
    return optional(key).orElseThrow();
  }

  private Optional<YamlField> optional(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  private int days(String key, int otherwise) {
    return optional(key).flatMap(YamlField::wholeDays).orElse(otherwise);
  }

  private Trigger.Direction direction() {
    return optional("direction")
        .flatMap(
            field ->
                Words.read(
                    field,
                    Trigger.Direction.values(),
                    direction -> direction.name().toLowerCase(Locale.ROOT)))
        .orElse(Trigger.Direction.DOWN);
  }

  private static @Nullable String named(String text) {
    return text.equals(ANY) ? null : text;
  }

  private static Optional<Double> points(YamlField field) {
    Optional<Double> points = field.number();
    if (points.isPresent() && (points.get() <= 0 || points.get() > 100)) {
      field.problem("points of a score are above 0, up to 100, found " + field.kind(), "");
      return Optional.empty();
    }
    return points;
  }

  private static Optional<Trigger> review(YamlField field) {
    if (field.text().filter(text -> text.equals("fails")).isEmpty()) {
      field.problem("a review can only fail, found " + field.kind(), "Write `review: fails`.");
      return Optional.empty();
    }
    return Optional.of(new Trigger.Review());
  }

  private static Optional<Duration> span(YamlField field) {
    Optional<String> text = field.text();
    Matcher matcher = SPAN.matcher(text.orElse(""));
    if (matcher.matches() && Integer.parseInt(matcher.group(1)) > 0) {
      long number = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    if (text.isPresent()) {
      field.problem("expected a time, found " + field.kind(), "Write it as 30m, 6h or 2d.");
    }
    return Optional.empty();
  }
}
