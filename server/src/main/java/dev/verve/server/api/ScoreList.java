package dev.verve.server.api;

import dev.verve.server.store.Sql;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of current scores as a request narrows and sorts them.
 *
 * @param head what the scores stand on
 * @param kind users or accounts
 * @param moved the dates between which the rows tell a movement; empty where they do not
 * @param rows the rows of the page
 * @param next the cursor of the next page; empty on the last
 */
public record ScoreList(
    Head head, Subject.Kind kind, Optional<Between> moved, List<Row> rows, Optional<String> next) {
  public ScoreList {
    rows = List.copyOf(rows);
  }

  /** Two dates of the history. */
  public record Between(LocalDate from, LocalDate to) {}

  /**
   * A current score.
   *
   * @param id whose
   * @param entity the key in the store
   * @param account the account of a user; null for accounts and users without one
   * @param users the users of an account; 0 for users
   * @param raw raw points
   * @param score the score
   * @param band its band
   * @param fromBand the band of the earlier date; null where there was none
   * @param toBand the band of the later date; null where none is told
   * @param fromScore the score of the earlier date; null where there was none
   * @param change from the earlier date to the later; 0 where none is told
   */
  public record Row(
      String id,
      long entity,
      @Nullable String account,
      long users,
      double raw,
      double score,
      String band,
      @Nullable String fromBand,
      @Nullable String toBand,
      @Nullable Double fromScore,
      double change) {}

  /** The page that a request asks for, with the movement that it asks for. */
  public static ScoreList asked(Connection connection, Context ctx, Subject.Kind kind, int limit)
      throws SQLException {
    Head head = Head.current(connection);
    return read(connection, ctx, kind, limit, head, MoveFilter.of(ctx, head), page(ctx));
  }

  /** The same with the change since a date, where the request asks for no movement of its own. */
  public static ScoreList since(
      Connection connection, Context ctx, Subject.Kind kind, int limit, LocalDate from)
      throws SQLException {
    Head head = Head.current(connection);
    Optional<MoveFilter> moved = Optional.of(moved(ctx, head, from));
    return read(connection, ctx, kind, limit, head, moved, page(ctx));
  }

  /** The score of one id; without a row where there is none. */
  public static ScoreList one(Connection connection, Subject.Kind kind, String id)
      throws SQLException {
    return one(connection, Head.current(connection), kind, id);
  }

  /** The same under what is known to be the current model. */
  public static ScoreList one(Connection connection, Head head, Subject.Kind kind, String id)
      throws SQLException {
    Subject subject = Subject.of(kind, head.model());
    List<Row> rows = new ArrayList<>();
    new Sql(connection)
        .each(
            "select * from (" + subject.current() + ") s where entity = ?",
            row -> rows.add(row(row, subject, Optional.empty())),
            subject.find(connection, id));
    return new ScoreList(head, kind, Optional.empty(), rows, Optional.empty());
  }

  /** Takes rows one by one. */
  public interface Taker {
    void take(Row row) throws SQLException;
  }

  /** Passes all rows of all pages of {@link #since} to somebody, in their order. */
  public static void each(
      Connection connection, Context ctx, Subject.Kind kind, LocalDate from, Taker taker)
      throws SQLException {
    Head head = Head.current(connection);
    Optional<MoveFilter> moved = Optional.of(moved(ctx, head, from));
    Subject subject = Subject.of(kind, head.model());
    ScoreQuery.Text all = ScoreQuery.of(connection, ctx, kind, head, moved).all(page(ctx));
    new Sql(connection)
        .each(all.sql(), row -> taker.take(row(row, subject, moved)), all.parameters().toArray());
  }

  /** How many there are on all pages of {@link #since}. */
  public static long count(Connection connection, Context ctx, Subject.Kind kind, LocalDate from)
      throws SQLException {
    Head head = Head.current(connection);
    ScoreQuery.Text count =
        ScoreQuery.of(connection, ctx, kind, head, Optional.of(moved(ctx, head, from))).count();
    return new Sql(connection).number(count.sql(), count.parameters().toArray());
  }

  /** Those who fell a band between two dates, the largest fall first. */
  public static ScoreList slipped(
      Connection connection,
      Context ctx,
      Subject.Kind kind,
      int limit,
      LocalDate from,
      LocalDate to)
      throws SQLException {
    MoveFilter down =
        new MoveFilter(from, to, Optional.empty(), Optional.empty(), Optional.of("down"));
    Page page = Page.of(Optional.of("change"), Optional.empty());
    return read(connection, ctx, kind, limit, Head.current(connection), Optional.of(down), page);
  }

  private static MoveFilter moved(Context ctx, Head head, LocalDate from) {
    return MoveFilter.of(ctx, head)
        .orElse(
            new MoveFilter(
                from, head.asOf(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Page page(Context ctx) {
    return Page.of(Query.text(ctx, "sort"), Query.text(ctx, "cursor"));
  }

  private static ScoreList read(
      Connection connection,
      Context ctx,
      Subject.Kind kind,
      int limit,
      Head head,
      Optional<MoveFilter> moved,
      Page page)
      throws SQLException {
    Subject subject = Subject.of(kind, head.model());
    ScoreQuery.Text found = ScoreQuery.of(connection, ctx, kind, head, moved).page(page, limit);
    List<Row> rows = new ArrayList<>();
    new Sql(connection)
        .each(found.sql(), row -> rows.add(row(row, subject, moved)), found.parameters().toArray());
    boolean more = rows.size() > limit;
    List<Row> shown = more ? rows.subList(0, limit) : rows;
    Optional<Between> between = moved.map(it -> new Between(it.from(), it.to()));
    Optional<String> next = more ? Optional.of(page.after(shown.get(limit - 1))) : Optional.empty();
    return new ScoreList(head, kind, between, shown, next);
  }

  private static Row row(ResultSet row, Subject subject, Optional<MoveFilter> moved)
      throws SQLException {
    boolean isMoved = moved.isPresent();
    Double before = isMoved ? row.getObject("from_score", Double.class) : null;
    return new Row(
        row.getString("id"),
        row.getLong("entity"),
        subject.isRolledUp() ? null : row.getString("account"),
        subject.isRolledUp() ? row.getLong("users") : 0,
        row.getDouble("raw"),
        row.getDouble("score"),
        row.getString("band"),
        isMoved ? row.getString("from_band") : null,
        isMoved ? row.getString("to_band") : null,
        before,
        isMoved ? row.getDouble("change") : 0);
  }

  /** The fields of a row as the API answers them. */
  Map<String, @Nullable Object> fields(Row row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", row.id());
    Subject subject = Subject.of(kind, head.model());
    if (subject.isRolledUp()) {
      fields.put("users", row.users());
    } else if (!subject.isAccount()) {
      fields.put("account", row.account());
    }
    fields.put("raw", row.raw());
    fields.put("score", row.score());
    fields.put("band", row.band());
    if (moved.isPresent()) {
      fields.put("from_band", row.fromBand());
      fields.put("to_band", row.toBand());
    }
    return fields;
  }
}
