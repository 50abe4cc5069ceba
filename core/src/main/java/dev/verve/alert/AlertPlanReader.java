package dev.verve.alert;

import dev.verve.alert.AlertPlan.Digest;
import dev.verve.model.Slug;
import dev.verve.model.Words;
import dev.verve.problem.Problems;
import dev.verve.yaml.YamlDocument;
import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code alerts.yaml}. Every problem of the text is collected; a plan comes out only when
 * there is none.
 */
public final class AlertPlanReader {
  private AlertPlanReader() {}

  /**
   * Reads a plan.
   *
   * @param file name of the file, for messages
   * @param text its text
   * @throws dev.verve.problem.UserError with every problem of the text
   */
  public static AlertPlan read(String file, String text) {
    Problems problems = new Problems();
    Optional<AlertPlan> plan =
        YamlDocument.read(file, text, problems).flatMap(AlertPlanReader::plan);
    problems.refuseIfAny();
    return plan.orElseThrow();
  }

  private static Optional<AlertPlan> plan(YamlField root) {
    Map<String, YamlField> fields = root.fields(Set.of("alerts", "people", "quiet", "digest"));
    if (!root.isMapping()) {
      return Optional.empty();
    }
    List<AlertRule> rules = new ArrayList<>();
    YamlField alerts = fields.get("alerts");
    if (alerts == null) {
      root.problem("there are no alerts", "Add `alerts:` with a rule such as `slipped:` below it.");
    } else {
      alerts
          .fields()
          .forEach(
              (slug, field) -> {
                if (!Slug.isSlug(slug)) {
                  field.problem("'" + slug + "' is no name for a rule", Slug.CURE);
                }
                AlertRuleReader.read(slug, field).ifPresent(rules::add);
              });
    }
    QuietHours quiet =
        Optional.ofNullable(fields.get("quiet"))
            .flatMap(QuietHoursReader::read)
            .orElse(QuietHours.NONE);
    return Optional.of(new AlertPlan(rules, people(fields), quiet, digest(fields)));
  }

  private static Digest digest(Map<String, YamlField> fields) {
    return Optional.ofNullable(fields.get("digest"))
        .flatMap(
            field ->
                Words.read(field, Digest.values(), word -> word.name().toLowerCase(Locale.ROOT)))
        .orElse(Digest.NONE);
  }

  private static Map<String, List<String>> people(Map<String, YamlField> fields) {
    Map<String, List<String>> people = new LinkedHashMap<>();
    YamlField field = fields.get("people");
    if (field != null) {
      field.fields().forEach((name, destinations) -> people.put(name, destinations.texts()));
    }
    return people;
  }
}
