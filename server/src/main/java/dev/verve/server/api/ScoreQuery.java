package dev.verve.server.api;

import dev.verve.model.Bands;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The SQL behind a list of scores. Ids and the earlier day are joined to the few rows of a page
 * where nothing asks for them before: a page of a million users needs fifty of them.
 */
final class ScoreQuery {
  private final Subject subject;
  private final Head head;
  private final Optional<MoveFilter> moved;
  private final Where scores = new Where();
  private final Where moves = new Where();
  private final Where ids = new Where();

  private ScoreQuery(Subject subject, Head head, Optional<MoveFilter> moved) {
    this.subject = subject;
    this.head = head;
    this.moved = moved;
  }

  /** Those whom a request asks for. */
  static ScoreQuery of(
      Connection connection, Context ctx, Subject.Kind kind, Head head, Optional<MoveFilter> moved)
      throws SQLException {
    Subject subject = Subject.of(kind, head.model());
    ScoreQuery query = new ScoreQuery(subject, head, moved);
    Bands bands = head.model().model().bands();
    ScoreFilter filter = new ScoreFilter(ctx, subject);
    filter.ofScores(connection, query.scores, bands);
    filter.ofIds(query.ids);
    if (moved.isPresent()) {
      moved.get().check(connection, subject, head);
      moved.get().condition(query.moves, bands);
    }
    return query;
  }

  /** A query with the values of its question marks. */
  record Text(String sql, List<Object> parameters) {}

  /** All rows in an order. */
  Text all(Page page) {
    String sql =
        "select * from (%s) s where %s and %s order by %s"
            .formatted(over(subject.named(some())), moves, ids, page.order());
    return new Text(sql, parameters(scores, moves, ids));
  }

  /** How many rows there are. */
  Text count() {
    boolean isByMove = !moves.isEmpty();
    String counted = isByMove ? over(some()) : some();
    String from = ids.isEmpty() ? counted : subject.named(counted);
    return new Text(
        "select count(*) from (%s) s where %s and %s".formatted(from, moves, ids),
        parameters(scores, moves, ids));
  }

  /** The rows of a page, and one more where there are more. */
  Text page(Page page, int rows) {
    boolean isByMove = !moves.isEmpty() || Page.isByChange(page.sort());
    String found =
        isByMove ? "select * from (%s) s where %s".formatted(over(some()), moves) : some();
    String near = ids.isEmpty() ? page.near("found", rows + 1) : "select * from found";
    String named = subject.named("select * from near");
    Where after = new Where();
    page.condition(after);
    String sql =
        "with found as (%s), near as (%s) select * from (%s) s where %s and %s order by %s limit %d"
            .formatted(
                found, near, isByMove ? named : over(named), ids, after, page.order(), rows + 1);
    return new Text(sql, parameters(scores, moves, ids, after));
  }

  private String some() {
    return "select * from (%s) c where %s".formatted(subject.scores(), scores);
  }

  private String over(String current) {
    return moved.map(it -> it.over(current, subject, head)).orElse(current);
  }

  private static List<Object> parameters(Where... parts) {
    List<Object> all = new ArrayList<>();
    for (Where part : parts) {
      Collections.addAll(all, part.parameters());
    }
    return all;
  }
}
