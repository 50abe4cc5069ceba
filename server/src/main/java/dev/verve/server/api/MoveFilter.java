package dev.verve.server.api;

import dev.verve.model.Bands;
import dev.verve.server.store.Sql;
import dev.verve.server.web.HttpProblem;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.HeldBand;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Narrows a list of scores to those who moved between two dates of the history.
 *
 * @param from the earlier date
 * @param to the later date
 * @param fromBand the band they had; empty for any
 * @param toBand the band they came to; empty for any
 * @param direction {@code up}, {@code down}, {@code same} or {@code new}; empty for any
 */
record MoveFilter(
    LocalDate from,
    LocalDate to,
    Optional<String> fromBand,
    Optional<String> toBand,
    Optional<String> direction) {
  private static final List<String> DIRECTIONS = List.of("up", "down", "same", "new");
  private static final int WEEK = 7;

  static final Parameter[] PARAMETERS = {
    Parameter.date("from", "With a movement: the earlier date; a week before `to` if missing"),
    Parameter.date("to", "With a movement: the later date; the current one if missing"),
    Parameter.text("from_band", "Those who were in this band on `from`"),
    Parameter.text("to_band", "Those who were in this band on `to`"),
    Parameter.oneOf(
        "direction", "Those who moved so from `from` to `to`", "up", "down", "same", "new")
  };

  /** The movement that a request asks for; empty where it asks for none. */
  static Optional<MoveFilter> of(Context ctx, Head head) {
    Bands bands = head.model().model().bands();
    Optional<String> direction = Query.text(ctx, "direction");
    if (direction.isPresent() && !DIRECTIONS.contains(direction.get())) {
      throw HttpProblem.malformed("direction must be one of " + String.join(", ", DIRECTIONS));
    }
    Optional<String> fromBand = ScoreFilter.band(ctx, "from_band", bands);
    Optional<String> toBand = ScoreFilter.band(ctx, "to_band", bands);
    Optional<LocalDate> first = Query.date(ctx, "from");
    Optional<LocalDate> last = Query.date(ctx, "to");
    boolean sorts = Query.text(ctx, "sort").filter(Page::isByChange).isPresent();
    if (direction.or(() -> fromBand).or(() -> toBand).isEmpty()
        && first.isEmpty()
        && last.isEmpty()
        && !sorts) {
      return Optional.empty();
    }
    LocalDate to = last.orElse(head.asOf());
    LocalDate from = first.orElse(to.minusDays(WEEK));
    if (!from.isBefore(to)) {
      throw HttpProblem.malformed("from must lie before to");
    }
    return Optional.of(new MoveFilter(from, to, fromBand, toBand, direction));
  }

  /** The rows of a list with the bands of both dates beside them, the later by the model's hold. */
  String over(String current, Subject subject, Head head) {
    String days = subject.days(head.model().key());
    String held = HeldBand.sql(head.model().model(), new DuckDbDialect());
    String columns =
        "%s as to_band, f.band as from_band, f.score as from_score, t.score - coalesce(f.score, 0) as change"
            .formatted(held);
    String earlier =
        "left join (%s) f on f.entity = t.entity and f.day = date '%s'".formatted(days, from);
    // the rows themselves are those of the current date
    return to.equals(head.asOf()) && head.isCurrent()
        ? "select t.*, %s from (%s) t %s".formatted(columns, current, earlier)
        : "select c.*, %s from (%s) c join (%s) t on t.entity = c.entity and t.day = date '%s' %s"
            .formatted(columns, current, days, to, earlier);
  }

  void condition(Where where, Bands bands) {
    fromBand.ifPresent(band -> where.and("from_band = ?", band));
    toBand.ifPresent(band -> where.and("to_band = ?", band));
    String before = place("from_band", bands);
    String after = place("to_band", bands);
    direction.ifPresent(
        way ->
            where.and(
                switch (way) {
                  case "up" -> after + " > " + before;
                  case "down" -> after + " < " + before;
                  case "same" -> "to_band = from_band";
                  default -> "from_band is null";
                }));
  }

  private static String place(String column, Bands bands) {
    StringBuilder cases = new StringBuilder("case " + column);
    for (String name : bands.names()) {
      cases.append(" when '").append(name.replace("'", "''")).append("' then ");
      cases.append(bands.indexOf(name));
    }
    return cases.append(" end").toString();
  }

  /** Refuses dates that the history does not hold. */
  void check(Connection connection, Subject subject, Head head) throws SQLException {
    for (LocalDate day : List.of(from, to)) {
      String[] first = {""};
      long here =
          new Sql(connection)
              .number(
                  "select count(*) from (" + subject.days(head.model().key()) + ") d where day = ?",
                  day);
      if (here == 0) {
        new Sql(connection)
            .each(
                "select min(day) from (" + subject.days(head.model().key()) + ") d",
                row -> first[0] = row.getString(1));
        throw HttpProblem.malformed(
            "no scores of "
                + day
                + " are kept; the history of this version begins on "
                + first[0]
                + " and ends on "
                + head.asOf());
      }
    }
  }
}
