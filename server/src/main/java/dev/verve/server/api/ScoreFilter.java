package dev.verve.server.api;

import dev.verve.model.Bands;
import dev.verve.server.live.TraitMatch;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a list of scores is narrowed to: band, range, search, segment. */
final class ScoreFilter {
  static final Parameter[] PARAMETERS = {
    Parameter.text("band", "Those in this band"),
    Parameter.number("min", "Those with at least this score"),
    Parameter.number("max", "Those with at most this score"),
    Parameter.text("search", "Those whose id contains this, whatever the case"),
    Parameter.text("account", "Users of this account"),
    new Parameter(
        "segment",
        "query",
        "Those with a trait, as `plan=pro`; several must all hold",
        Map.of("type", "array", "items", Map.of("type", "string")))
  };

  private final Context ctx;
  private final Subject subject;

  ScoreFilter(Context ctx, Subject subject) {
    this.ctx = ctx;
    this.subject = subject;
  }

  /** What is asked of scores, and of those who have them. */
  void ofScores(Connection connection, Where where, Bands bands) throws SQLException {
    band(ctx, "band", bands).ifPresent(band -> where.and("band = ?", band));
    Query.number(ctx, "min").ifPresent(least -> where.and("score >= ?", least));
    Query.number(ctx, "max").ifPresent(most -> where.and("score <= ?", most));
    for (String segment : ctx.queryParams("segment")) {
      where.and("entity in (" + subject.among(connection, match(segment)) + ")");
    }
  }

  /** What is asked of ids. */
  void ofIds(Where where) {
    Query.text(ctx, "search")
        .ifPresent(part -> where.and("contains(lower(id), ?)", part.toLowerCase(Locale.ROOT)));
    Optional<String> account = Query.text(ctx, "account");
    if (account.isPresent() && subject.isAccount()) {
      throw HttpProblem.malformed("accounts have no account");
    }
    account.ifPresent(id -> where.and("account = ?", id));
  }

  private static TraitMatch match(String segment) {
    int equals = segment.indexOf('=');
    if (equals < 1) {
      throw HttpProblem.malformed("segment must be a trait and its value, such as plan=pro");
    }
    return new TraitMatch(segment.substring(0, equals), segment.substring(equals + 1));
  }

  /** A band that a parameter names. */
  static Optional<String> band(Context ctx, String name, Bands bands) {
    Optional<String> band = Query.text(ctx, name);
    List<String> known = bands.names();
    band.filter(text -> !known.contains(text))
        .ifPresent(
            text -> {
              throw HttpProblem.malformed(
                  "there is no band " + text + "; there are " + String.join(", ", known));
            });
    return band;
  }
}
