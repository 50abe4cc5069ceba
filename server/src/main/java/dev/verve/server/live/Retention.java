package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Deletes events beyond an age. Scores in the history stay as they are: days that would need a
 * deleted event are never computed anew. When somebody was first seen, and their account, is kept
 * without the events that told it. What an {@code ever} action knew is lost with its event.
 */
public final class Retention {
  private static final int WINDOW_WITHOUT_ONE = 30;

  private final Store store;
  private final int days;

  /** A limit of so many days, today aside. */
  public Retention(Store store, int days) {
    this.store = store;
    this.days = days;
  }

  /** Deletes what is older now; yields how many events that were. */
  public long run() {
    Instant now = store.clock().instant();
    OffsetDateTime before =
        OffsetDateTime.ofInstant(now.minus(days, ChronoUnit.DAYS), ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS);
    long old =
        store.read(
            connection ->
                new Sql(connection)
                    .number("select count(*) from event_log where happened_at < ?", before));
    return old == 0 ? 0 : store.write(connection -> delete(connection, before, now));
  }

  private static long delete(Connection connection, OffsetDateTime before, Instant now)
      throws SQLException {
    Sql sql = new Sql(connection);
    // number 0 tells of no change, so that no past day is computed anew
    sql.run(
        """
        insert into profile
        select 0, user_key, null, min(happened_at), '{}' from event_log
        where happened_at < ? group by user_key""",
        before);
    sql.run(
        """
        insert into profile
        select 0, user_key, arg_max(account_key, happened_at), max(happened_at), '{}'
        from event_log where happened_at < ? and account_key is not null group by user_key""",
        before);
    long deleted = sql.run("delete from event_log where happened_at < ?", before);
    Optional<LiveModel> model = Models.current(connection);
    if (model.isPresent()) {
      LocalDate first = before.toLocalDate().plusDays(window(connection, model.get()));
      sql.run("update live set history_from = greatest(history_from, ?)", first);
    }
    new Audit(connection, now)
        .note(Models.SERVER, "events.expire", deleted + " before " + before.toLocalDate());
    return deleted;
  }

  private static int window(Connection connection, LiveModel model) {
    ZonedDialect dialect = new ZonedDialect(model.model().timezone());
    DuckDbEngine engine = DuckDbEngine.over(connection, dialect);
    BoundModel bound =
        new StoreRelations(engine, dialect, model.model().entity()).bind(model.model());
    return bound.longestWindow().orElse(WINDOW_WITHOUT_ONE);
  }
}
