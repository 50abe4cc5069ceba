package dev.verve.model;

import dev.verve.problem.Problems;
import dev.verve.yaml.YamlDocument;
import dev.verve.yaml.YamlField;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a score model from its YAML text and fills in the defaults. Every problem of the text is
 * collected; a model comes out only when there is none.
 */
public final class ModelReader {
  static final Set<String> KEYS =
      Set.of(
          "name",
          "title",
          "entity",
          "window",
          "decay",
          "timezone",
          "tree",
          "actions",
          "scale",
          "bands",
          "hold",
          "segments",
          "overrides",
          "accounts",
          "exclude",
          "outcome",
          "outcomes");

  private final Problems problems;

  private ModelReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a model.
   *
   * @param file name of the file, for messages
   * @param text its text
   * @throws dev.verve.problem.UserError with every problem of the text
   */
  public static ScoreModel read(String file, String text) {
    Problems problems = new Problems();
    Optional<ScoreModel> model = read(file, text, problems);
    problems.refuseIfAny();
    return model.orElseThrow();
  }

  /** Reads a model, adding what is wrong to the problems; empty where anything is. */
  public static Optional<ScoreModel> read(String file, String text, Problems problems) {
    int before = problems.found().size();
    Optional<ScoreModel> model =
        YamlDocument.read(file, text, problems).flatMap(new ModelReader(problems)::model);
    return problems.found().size() > before ? Optional.empty() : model;
  }

  private Optional<ScoreModel> model(YamlField root) {
    Map<String, YamlField> fields = root.fields(KEYS);
    if (!root.isMapping()) {
      return Optional.empty();
    }
    String name = read(fields, "name", ModelReader::name).orElseGet(() -> missingName(root));
    Bands bands = read(fields, "bands", BandsReader::read).orElse(Bands.DEFAULT);
    List<Branch> branches = TreeReader.read(root, fields.get("tree"), fields.get("actions"));
    List<WeightOverride> overrides = OverrideReader.read(fields.get("overrides"), branches);
    Entity entity = read(fields, "entity", ModelReader::entity).orElse(Entity.USER);
    Rollup rollup = read(fields, "accounts", RollupReader::read).orElse(null);
    checkRollup(fields.get("accounts"), rollup, entity, bands);
    Optional<Integer> window = read(fields, "window", YamlField::wholeDays);
    Optional<Decay> decay = read(fields, "decay", DecayReader::read);
    Optional<ZoneId> timezone = read(fields, "timezone", ModelReader::timezone);
    Optional<Scale> scale = read(fields, "scale", ScaleReader::read);
    Optional<Double> hold = read(fields, "hold", ModelReader::hold);
    List<String> segments =
        read(fields, "segments", field -> Optional.of(field.texts())).orElse(List.of());
    @Nullable Condition exclude = read(fields, "exclude", ModelReader::exclude).orElse(null);
    List<Outcome> outcomes = OutcomeReader.read(fields.get("outcome"), fields.get("outcomes"));
    Optional<String> title = read(fields, "title", YamlField::text);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScoreModel(
            name,
            title.orElse(name),
            entity,
            window.orElse(30),
            decay.orElse(Decay.NONE),
            timezone.orElse(ZoneId.of("UTC")),
            branches,
            scale.orElse(Scale.DEFAULT),
            bands,
            hold.orElse(0.0),
            segments,
            overrides,
            rollup,
            exclude,
            outcomes));
  }

  private interface Reading<T> {
    Optional<T> of(YamlField field);
  }

  private static <T> Optional<T> read(
      Map<String, YamlField> fields, String key, Reading<T> reading) {
    YamlField field = fields.get(key);
    if (field == null) {
      return Optional.empty();
    }
    return reading.of(field);
  }

  private static void checkRollup(
      @Nullable YamlField field, @Nullable Rollup rollup, Entity entity, Bands bands) {
    if (field == null || rollup == null) {
      return;
    }
    if (entity == Entity.ACCOUNT) {
      field.problem(
          "a model of entity account scores accounts already",
          "Drop `accounts`, or set `entity: user`.");
    }
    if (rollup.kind() == Rollup.Kind.ACTIVE_SHARE && bands.list().size() < 2) {
      field.problem("active_share needs a second band", "Add a band from which users are active.");
    }
  }

  private static Optional<String> name(YamlField field) {
    String name = field.text().orElse("");
    if (!name.isEmpty() && !Slug.isSlug(name)) {
      field.problem("'" + name + "' is no slug", Slug.CURE);
    }
    return Optional.of(name);
  }

  private static String missingName(YamlField root) {
    root.problem("the model has no name", "Add a line such as `name: user-activity`.");
    return "";
  }

  private static Optional<Entity> entity(YamlField field) {
    return Words.read(field, Entity.values(), Entity::word);
  }

  private static Optional<ZoneId> timezone(YamlField field) {
    Optional<String> text = field.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      ZoneId zone = ZoneId.of(text.get());
      if (zone.getId().equals("UTC") || zone.getId().contains("/")) {
        return Optional.of(zone);
      }
    } catch (DateTimeException e) {
      // said below, with those that Java reads but a database may not
    }
    field.problem(
        "unknown time zone '" + text.get() + "'", "Use an IANA name such as Europe/Berlin or UTC.");
    return Optional.empty();
  }

  private static Optional<Double> hold(YamlField field) {
    Optional<Double> hold = field.number();
    if (hold.isPresent() && (hold.get() < 0 || hold.get() >= 100)) {
      field.problem("hold must be from 0 to below 100 points", "2 is a usual value.");
      return Optional.empty();
    }
    return hold;
  }

  private static Optional<Condition> exclude(YamlField field) {
    YamlField where = field.fields(Set.of("where")).get("where");
    if (where == null) {
      field.problem(
          "exclude says nobody",
          "Write `exclude: {where: {email: {ends_with: \"@example.com\"}}}`.");
      return Optional.empty();
    }
    return ConditionReader.read(where);
  }
}
