package dev.verve.model;

import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlDocument;
import dev.verve.yaml.YamlField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads an intervention from its YAML text against the model whose score it should move. Every
 * problem of the text is collected; an intervention comes out only when there is none.
 */
public final class InterventionReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "title",
          "what",
          "owner",
          "branch",
          "target",
          "start",
          "end",
          "analysis",
          "metric",
          "holdout",
          "arms",
          "cost",
          "learned");

  private final ScoreModel model;
  private final Problems problems = new Problems();

  private InterventionReader(ScoreModel model) {
    this.model = model;
  }

  /**
   * Reads an intervention.
   *
   * @param file name of the file, for messages
   * @throws dev.verve.problem.UserError with every problem of the text
   */
  public static Intervention read(String file, String text, ScoreModel model) {
    InterventionReader reader = new InterventionReader(model);
    Optional<Intervention> found =
        YamlDocument.read(file, text, reader.problems).flatMap(reader::intervention);
    reader.problems.refuseIfAny();
    return found.orElseThrow();
  }

  /** Reads a target that stands alone, such as {@code segment: {plan: pro}}. */
  public static Target target(String place, String text, ScoreModel model) {
    return alone(place, text, model, (reader, field) -> new TargetReader(model).read(field));
  }

  /** Reads a metric that stands alone, such as {@code points: collaboration}. */
  public static ImpactMetric metric(String place, String text, ScoreModel model) {
    return alone(place, text, model, InterventionReader::metric);
  }

  private static <T> T alone(
      String place,
      String text,
      ScoreModel model,
      BiFunction<InterventionReader, YamlField, Optional<T>> reading) {
    InterventionReader reader = new InterventionReader(model);
    Optional<T> found =
        YamlDocument.read(place, text, reader.problems)
            .flatMap(field -> reading.apply(reader, field));
    reader.problems.refuseIfAny();
    return found.orElseThrow();
  }

  private Optional<Intervention> intervention(YamlField root) {
    Map<String, YamlField> fields = root.fields(KEYS);
    if (!root.isMapping()) {
      return Optional.empty();
    }
    String name = name(root, fields);
    Optional<String> branch = branch(fields.get("branch"));
    TargetReader targets = new TargetReader(model);
    Target target =
        Optional.ofNullable(fields.get("target")).flatMap(targets::read).orElse(Target.EVERYBODY);
    Optional<LocalDate> start = date(fields, "start");
    Optional<LocalDate> end = date(fields, "end");
    Optional<LocalDate> analysis = date(fields, "analysis");
    requireDates(root, fields);
    inOrder(fields, start, end);
    inOrder(fields, start, analysis);
    ImpactMetric metric =
        Optional.ofNullable(fields.get("metric")).flatMap(this::metric).orElse(ImpactMetric.SCORE);
    double holdout =
        Optional.ofNullable(fields.get("holdout"))
            .map(ArmsReader::holdout)
            .orElse(ArmsReader.USUAL_HOLDOUT);
    Map<String, Double> arms =
        Optional.ofNullable(fields.get("arms")).map(ArmsReader::arms).orElse(ArmsReader.ONE_ARM);
    checkTogether(fields, target, metric, holdout, arms);
    Optional<String> owner = text(fields, "owner");
    Optional<String> title = text(fields, "title");
    Optional<String> what = text(fields, "what");
    Optional<String> cost = text(fields, "cost");
    Optional<String> learned = text(fields, "learned");
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = start.orElseThrow();
    LocalDate last = end.or(() -> analysis).orElseThrow();
    return Optional.of(
        new Intervention(
            name,
            title.orElse(name),
            what.orElse(""),
            owner.or(() -> accountable(branch)).orElse(null),
            branch.orElse(null),
            target,
            first,
            last,
            analysis.orElse(last),
            metric,
            holdout,
            arms,
            cost.orElse(null),
            learned.orElse(null)));
  }

  private static String name(YamlField root, Map<String, YamlField> fields) {
    YamlField field = fields.get("name");
    if (field == null) {
      root.problem("the intervention has no name", "Add `name: invite-nudge`.");
      return "";
    }
    String name = field.text().orElse("");
    if (!name.isEmpty() && !Slug.isSlug(name)) {
      field.problem("'" + name + "' cannot be a name", Slug.CURE);
    }
    return name;
  }

  private Optional<String> branch(@Nullable YamlField field) {
    Optional<String> named = Optional.ofNullable(field).flatMap(YamlField::text);
    List<String> known = model.branches().stream().map(Branch::slug).toList();
    if (field != null) {
      named.ifPresent(branch -> requireKnown(field, "branch", branch, known));
    }
    return named;
  }

  private static void requireKnown(
      YamlField field, String kind, String name, Collection<String> known) {
    if (!known.contains(name)) {
      field.problem(
          "the model has no %s '%s'".formatted(kind, name), Suggestion.didYouMean(name, known));
    }
  }

  private Optional<String> accountable(Optional<String> branch) {
    return model.branches().stream()
        .filter(it -> branch.isPresent() && it.slug().equals(branch.get()))
        .findFirst()
        .map(it -> it.owner().accountable());
  }

  private static void requireDates(YamlField root, Map<String, YamlField> fields) {
    if (!fields.containsKey("start")) {
      root.problem("the intervention has no start", "Add its first day: `start: 2026-03-01`.");
    }
    if (!fields.containsKey("end") && !fields.containsKey("analysis")) {
      root.problem(
          "nothing says when it is judged",
          "Add the last day or the planned day of the analysis: `analysis: 2026-03-28`.");
    }
  }

  private static Optional<LocalDate> date(Map<String, YamlField> fields, String key) {
    YamlField field = fields.get(key);
    Optional<String> text = Optional.ofNullable(field).flatMap(YamlField::text);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      if (field != null) {
        field.problem("expected a date, found " + field.kind(), "Write it as 2026-03-01.");
      }
      return Optional.empty();
    }
  }

  private static void inOrder(
      Map<String, YamlField> fields, Optional<LocalDate> start, Optional<LocalDate> later) {
    YamlField field = fields.get("start");
    if (field != null
        && start.isPresent()
        && later.isPresent()
        && later.get().isBefore(start.get())) {
      field.problem(
          "the start lies after " + later.get(), "Let it start before it ends and is judged.");
    }
  }

  private Optional<ImpactMetric> metric(YamlField field) {
    if (!field.isMapping()) {
      Optional<String> word = field.text();
      if (word.isPresent() && !word.get().equals("score")) {
        field.problem(
            "'" + word.get() + "' is no metric",
            "Write `score`, `{points: BRANCH}` or `{outcome: NAME}`.");
      }
      return word.map(score -> ImpactMetric.SCORE);
    }
    Map<String, YamlField> fields = field.fields(List.of("points", "outcome"));
    if (fields.size() != 1) {
      field.problem("a metric is one thing", "Write `{points: BRANCH}` or `{outcome: NAME}`.");
      return Optional.empty();
    }
    Map.Entry<String, YamlField> only = fields.entrySet().iterator().next();
    Optional<String> name = only.getValue().text();
    boolean points = only.getKey().equals("points");
    List<String> known =
        points
            ? model.branches().stream().map(Branch::slug).toList()
            : model.outcomes().stream().map(Outcome::name).toList();
    name.ifPresent(n -> requireKnown(only.getValue(), points ? "branch" : "outcome", n, known));
    return name.map(n -> points ? ImpactMetric.points(n) : ImpactMetric.outcome(n));
  }

  private static void checkTogether(
      Map<String, YamlField> fields,
      Target target,
      ImpactMetric metric,
      double holdout,
      Map<String, Double> arms) {
    boolean newcomers = target.arrival() == Target.Arrival.DURING;
    YamlField field = fields.values().iterator().next();
    if (holdout == 0 && arms.size() > 1) {
      fields
          .getOrDefault("arms", field)
          .problem("several arms need a holdout to compare with", "Add `holdout: 20%`.");
    }
    if (holdout == 0 && newcomers) {
      fields
          .getOrDefault("target", field)
          .problem(
              "newcomers have nothing before the start to compare with", "Add `holdout: 20%`.");
    }
    if (holdout == 0 && target.isEverybody()) {
      fields
          .getOrDefault("holdout", field)
          .problem("nobody is left to compare with", "Add `holdout: 20%`, or name a target.");
    }
    if (metric.kind() == ImpactMetric.Kind.OUTCOME && (newcomers || holdout == 0)) {
      fields
          .getOrDefault("metric", field)
          .problem(
              "an outcome is judged among users of before, drawn by lot",
              "Take the score, or a holdout among users of before.");
    }
  }

  private static Optional<String> text(Map<String, YamlField> fields, String key) {
    return Optional.ofNullable(fields.get(key)).flatMap(YamlField::text);
  }
}
