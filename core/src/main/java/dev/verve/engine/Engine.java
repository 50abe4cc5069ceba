package dev.verve.engine;

import dev.verve.sql.Dialect;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs SQL on rows. An engine holds a relation {@code event}, one row per valid event, with the
 * columns {@code v_user, v_account, v_event, v_at, v_day} beside the data's own, and a relation
 * {@code person} where there is a users file. What it makes lives as long as it does.
 *
 * <p>Not safe for use by several threads.
 */
public interface Engine extends AutoCloseable {

  /** How the engine spells SQL. */
  Dialect dialect();

  /** Makes or replaces a relation, computed now and kept. */
  void table(String name, String select);

  /** Makes or replaces a relation that is computed each time it is read. */
  void view(String name, String select);

  /** Makes or replaces a relation of given rows. */
  void rows(SmallTable table);

  /** Answers a query; for answers that fit in memory easily. The rows stay readable. */
  List<Row> query(String select);

  /**
   * Passes each row of a query to a consumer, in the query's order; a row is readable only then.
   */
  void each(String select, Consumer<Row> consumer);

  @Override
  void close();
}
