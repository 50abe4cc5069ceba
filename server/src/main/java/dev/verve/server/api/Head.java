package dev.verve.server.api;

import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.Version;
import dev.verve.server.live.Versions;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer stands on: the model and the date.
 *
 * @param model the model whose scores are shown
 * @param live the current scores, which may be another model's
 */
public record Head(LiveModel model, Live live) {

  /** The current scores, where there are any. */
  public static Optional<Head> now(Connection connection) throws SQLException {
    Optional<Live> live = Live.read(connection);
    if (live.isEmpty()) {
      return Optional.empty();
    }
    return Models.of(connection, live.get().key()).map(model -> new Head(model, live.get()));
  }

  /** The current scores. */
  public static Head current(Connection connection) throws SQLException {
    Optional<Head> now = now(connection);
    if (now.isPresent()) {
      return now.get();
    }
    if (Models.published(connection).isPresent()) {
      throw HttpProblem.unavailable("the first scores are being computed");
    }
    throw HttpProblem.missing(
        "there is no model yet: send events, from which one is drafted, or publish your own with"
            + " POST /api/v1/models and POST /api/v1/models/{version}/publish");
  }

  /** The version that a request asks for; the current one if it names none. */
  static Head asked(Connection connection, Context ctx) throws SQLException {
    Head current = current(connection);
    Optional<String> version = Query.text(ctx, "version");
    return version.isEmpty()
        ? current
        : new Head(version(connection, version.get()).model(), current.live());
  }

  /** A version by its hash. */
  public static Version version(Connection connection, String version) throws SQLException {
    return new Versions(connection)
        .find(version)
        .orElseThrow(() -> HttpProblem.missing("there is no version " + version));
  }

  /** The date of the current scores. */
  public LocalDate asOf() {
    return live.asOf();
  }

  /** Whether the model is the one of the current scores. */
  public boolean isCurrent() {
    return model.key() == live.key();
  }

  /** What an answer stands on, in short: it changes when the answer may. */
  String stamp() {
    return "%s %s %d ".formatted(model.version(), live.asOf(), live.watermark());
  }

  /** The fields that stand first in the answer. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", model.model().name());
    fields.put("version", model.version());
    fields.put("as_of", live.asOf().toString());
    fields.put("refreshed_at", live.refreshedAt().toString());
    fields.put("provisional", model.isProvisional());
    return fields;
  }
}
