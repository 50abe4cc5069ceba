package dev.verve.duckdb;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.SmallTable;
import dev.verve.sql.Dialect;
import dev.verve.sql.DuckDbDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Runs plans in a DuckDB inside this process, in memory, spilling to a folder of its own when data
 * outgrows the limit.
 */
public final class DuckDbEngine implements Engine {
  /**
   * Checkpoints rewrite tables in memory, too: by default after each 16 MB of changes, for a tenth
   * of a second at a million events. No table here outlives the process.
   */
  private static final String NEVER = "1000TB";

  private final Connection connection;
  private final Optional<SpillFolder> spill;
  private final Dialect dialect;
  private final List<Consumer<String>> listeners = new ArrayList<>();
  private final Map<String, String> kinds = new HashMap<>();

  /** Small tables that stand as they were made, by name; planning one costs milliseconds. */
  private final Map<String, String> standing = new HashMap<>();

  private DuckDbEngine(Connection connection, Optional<SpillFolder> spill, Dialect dialect) {
    this.connection = connection;
    this.spill = spill;
    this.dialect = dialect;
  }

  /**
   * An engine on a connection that somebody else opened and will close, such as one to a store.
   *
   * @param dialect the dialect, where the connection's settings ask for another than the usual
   */
  public static DuckDbEngine over(Connection connection, Dialect dialect) {
    return new DuckDbEngine(connection, Optional.empty(), dialect);
  }

  /** An empty engine. */
  public static DuckDbEngine open(DuckDbOptions options) {
    SpillFolder spill =
        SpillFolder.in(options.spill().map(TemporaryFolder::in).orElseGet(TemporaryFolder::make));
    try {
      Properties settings = new Properties();
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("preserve_insertion_order", "false");
      settings.setProperty("temp_directory", spill.path().toString());
      settings.setProperty("checkpoint_threshold", NEVER);
      options.memory().ifPresent(limit -> settings.setProperty("memory_limit", limit));
      options.threads().ifPresent(count -> settings.setProperty("threads", count.toString()));
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
      DuckDbEngine engine = new DuckDbEngine(connection, Optional.of(spill), new DuckDbDialect());
      engine.execute("set TimeZone = " + engine.dialect.text(options.zone().getId()));
      return engine;
    } catch (SQLException e) {
      spill.close();
      throw new DuckDbException("open", e);
    }
  }

  /** Tells a listener every statement that changes or reads, in order, from now on. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** The zone whose days are counted, and in which times without a zone are read. */
  public ZoneId zone() {
    return ZoneId.of(query("select current_setting('TimeZone') as zone").get(0).string("zone"));
  }

  /** The most bytes that lay on disk at one time because they did not fit in memory. */
  public long spilledBytes() {
    return spill.map(SpillFolder::mostBytes).orElse(0L);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void table(String name, String select) {
    makeRoom(name, "table");
    execute("create or replace temp table " + name + " as\n" + select);
  }

  @Override
  public void view(String name, String select) {
    makeRoom(name, "view");
    execute("create or replace temp view " + name + " as\n" + select);
  }

  @Override
  public void rows(SmallTable table) {
    String create = SmallTableSql.create(table, dialect);
    if (create.equals(standing.get(table.name()))) {
      return;
    }
    makeRoom(table.name(), "table");
    execute(create);
    if (isAlone()) {
      standing.put(table.name(), create);
    }
  }

  /** Whether nobody else can drop a table of this connection, or undo the making of one. */
  private boolean isAlone() {
    return spill.isPresent();
  }

  /** DuckDB replaces a view only by a view, and a table only by a table. */
  private void makeRoom(String name, String kind) {
    standing.remove(name);
    String before = kinds.put(name, kind);
    if (before != null && !before.equals(kind)) {
      execute("drop " + before + " " + name);
    }
  }

  /** Runs a statement that answers nothing, and leaves relations of the other methods alone. */
  public void execute(String sql) {
    listeners.forEach(listener -> listener.accept(sql));
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new DuckDbException(sql, e);
    }
  }

  @Override
  public List<Row> query(String select) {
    List<Row> rows = new ArrayList<>();
    read(select, (row, results) -> rows.add(row.copy()));
    return rows;
  }

  @Override
  public void each(String select, Consumer<Row> consumer) {
    read(select, (row, results) -> consumer.accept(row));
  }

  private interface Reader {
    void read(ResultRow row, ResultSet results) throws SQLException;
  }

  private void read(String select, Reader reader) {
    listeners.forEach(listener -> listener.accept(select));
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(select)) {
      ResultRow row = new ResultRow(results);
      while (results.next()) {
        reader.read(row, results);
      }
    } catch (SQLException e) {
      throw new DuckDbException(select, e);
    }
  }

  @Override
  public void close() {
    if (spill.isEmpty()) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DuckDbException("close", e);
    } finally {
      spill.get().close();
    }
  }
}
