package dev.verve.insight.draft;

import dev.verve.engine.Engine;
import dev.verve.model.EventRole;
import dev.verve.model.EventRoles;
import dev.verve.model.RoleKind;
import dev.verve.plan.EventShape;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Recognises by English names which events play the roles that the metrics beside the score need,
 * and writes them as {@code metrics.yaml}. A role that needs a property is recognised only where
 * the event has one of a usual name.
 */
public final class RolesDraft {
  private static final List<String> SCROLLED =
      List.of("percent", "scroll_percent", "scroll_depth", "depth", "percentage");
  private static final List<String> MINUTES = List.of("minutes", "duration_minutes");
  private static final List<String> SECONDS =
      List.of("seconds", "duration_seconds", "duration", "duration_s");
  private static final List<String> MILLISECONDS =
      List.of("milliseconds", "ms", "load_ms", "duration_ms", "load_time_ms");
  private static final List<String> ITEMS =
      List.of(
          "item_id",
          "article_id",
          "content_id",
          "video_id",
          "lesson_id",
          "item",
          "article",
          "content",
          "video",
          "lesson");
  private static final List<String> SCORES = List.of("nps", "nps_score", "score", "rating");

  private final Engine engine;
  private final EventShape shape;
  private final List<String> events;

  private RolesDraft(Engine engine, EventShape shape, List<String> events) {
    this.engine = engine;
    this.shape = shape;
    this.events = events;
  }

  /**
   * The roles that names tell.
   *
   * @param events the names of the events, those of most events first
   */
  public static EventRoles of(Engine engine, EventShape shape, List<String> events) {
    RolesDraft draft = new RolesDraft(engine, shape, events);
    List<EventRole> roles = new ArrayList<>();
    for (RoleKind kind : RoleKind.values()) {
      draft.role(kind).ifPresent(roles::add);
    }
    return EventRoles.of(roles);
  }

  private Optional<EventRole> role(RoleKind kind) {
    return switch (kind) {
      case VISIT ->
          first(kind, name -> Meaning.of(name) == Meaning.VISIT && !fits(name, "end*", "clos*"));
      case PAGE ->
          named(
              kind,
              "=page",
              "=screen",
              "page view*",
              "pageview*",
              "viewed page",
              "screen view*",
              "viewed screen",
              "screenview*");
      case SCROLL -> named(kind, "scroll*").flatMap(role -> withValue(role, SCROLLED));
      case SESSION -> session();
      case ITEM ->
          named(
                  kind,
                  "article read*",
                  "article view*",
                  "content view*",
                  "content consum*",
                  "video watch*",
                  "video play*",
                  "lesson complet*",
                  "item view*")
              .flatMap(role -> withValue(role, ITEMS));
      case INTERACTION -> interaction();
      case SURVEY ->
          named(kind, "nps*", "survey*", "feedback*").flatMap(role -> withValue(role, SCORES));
      case ADOPTED ->
          named(
              kind,
              "onboarding complet*",
              "onboarding finish*",
              "setup complet*",
              "activated",
              "activation*");
      case STARTED -> named(kind, "workflow start*", "workflow begun", "checkout start*");
      case FINISHED ->
          named(
              kind,
              "workflow complet*",
              "workflow finish*",
              "checkout complet*",
              "checkout finish*");
      case SUPPORT -> named(kind, "support *", "ticket *", "help request*");
      case ERROR -> named(kind, "=error", "error *", "exception*", "crash*");
      case LOAD ->
          named(kind, "page load*", "screen load*", "load time*")
              .flatMap(role -> withValue(role, MILLISECONDS))
              .map(role -> new EventRole(kind, role.events(), null, role.value(), 0.001, null));
    };
  }

  private Optional<EventRole> session() {
    Optional<EventRole> ended = named(RoleKind.SESSION, "session end*", "visit end*");
    Optional<EventRole> minutes = ended.flatMap(role -> withValue(role, MINUTES));
    return minutes.isPresent()
        ? minutes
        : ended
            .flatMap(role -> withValue(role, SECONDS))
            .map(
                role ->
                    new EventRole(role.kind(), role.events(), null, role.value(), 1 / 60.0, null));
  }

  private Optional<EventRole> interaction() {
    List<String> names =
        events.stream().filter(name -> Meaning.of(name) == Meaning.COLLABORATION).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(EventRole.of(RoleKind.INTERACTION, names));
  }

  private Optional<EventRole> named(RoleKind kind, String... patterns) {
    return first(kind, name -> fits(name, patterns));
  }

  private Optional<EventRole> first(RoleKind kind, Predicate<String> meant) {
    return events.stream().filter(meant).findFirst().map(name -> EventRole.of(kind, List.of(name)));
  }

  private static boolean fits(String name, String... patterns) {
    NameWords words = NameWords.of(name);
    return Arrays.stream(patterns).anyMatch(words::fit);
  }

  private Optional<EventRole> withValue(EventRole role, List<String> properties) {
    return properties.stream()
        .filter(property -> tells(role.events().get(0), property))
        .findFirst()
        .map(role::withValue);
  }

  private boolean tells(String event, String property) {
    return shape
        .properties()
        .access(property)
        .map(
            access ->
                engine
                        .query(
                            SqlFile.render(
                                "draft_told",
                                Map.of("event", engine.dialect().text(event), "access", access)))
                        .get(0)
                        .whole("told")
                    > 0)
        .orElse(false);
  }

  /** The roles as the text of {@code metrics.yaml}; what is not recognised stands as a comment. */
  public static String text(EventRoles roles) {
    StringBuilder text =
        new StringBuilder(
            """
            # What your events mean to `verve metrics`. These were recognised by their names: read each
            # line. What stands as a comment was not; fill it in, and its metric can be computed.
            """);
    for (RoleKind kind : RoleKind.values()) {
      text.append('\n').append("# ").append(kind.word()).append(": ").append(kind.need());
      text.append('\n');
      text.append(roles.role(kind).map(RolesDraft::line).orElseGet(() -> "# " + kind.word() + ":"));
      text.append('\n');
    }
    return text.toString();
  }

  private static String line(EventRole role) {
    List<String> names = role.events().stream().map(YamlText::scalar).toList();
    String events = names.size() == 1 ? names.get(0) : "[" + String.join(", ", names) + "]";
    String value = role.value();
    String line = role.kind().word() + ": ";
    return value == null
        ? line + events
        : line + "{event: " + events + ", " + key(role) + ": " + YamlText.scalar(value) + "}";
  }

  private static String key(EventRole role) {
    return switch (role.kind()) {
      case SCROLL -> "percent";
      case SESSION -> role.factor() == 1 ? "minutes" : "seconds";
      case ITEM -> "item";
      case SURVEY -> "score";
      case LOAD -> role.factor() == 1 ? "seconds" : "milliseconds";
      case VISIT, PAGE, INTERACTION, ADOPTED, STARTED, FINISHED, SUPPORT, ERROR ->
          throw new IllegalArgumentException(role.toString());
    };
  }
}
