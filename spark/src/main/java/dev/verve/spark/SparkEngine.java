package dev.verve.spark;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.SmallTable;
import dev.verve.sql.Dialect;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Runs plans on Spark, in a session of its own beside others of the same application.
 *
 * <p>A table is computed once, when it is first read, and kept by the executors, in memory and past
 * it on their disks. What is lost with an executor is computed again from the events: every
 * relation is a function of them, so that a run survives its machines.
 */
public final class SparkEngine implements Engine {
  /** What the SQL of plans counts on: the rules of DuckDB where the two differ. */
  private static final Map<String, String> RULES =
      Map.of(
          "spark.sql.ansi.enabled", "false",
          "spark.sql.caseSensitive", "true",
          "spark.sql.datetime.java8API.enabled", "true",
          "spark.sql.decimalOperations.allowPrecisionLoss", "false",
          "spark.sql.variable.substitute", "false");

  private final SparkSession session;
  private final Dialect dialect = new SparkDialect();
  private final Map<String, KeptRows> kept = new HashMap<>();
  private final List<Consumer<String>> listeners = new ArrayList<>();

  private SparkEngine(SparkSession session) {
    this.session = session;
  }

  /**
   * An engine of an application that somebody else started and will stop.
   *
   * @param zone the zone whose days are counted
   */
  public static SparkEngine over(SparkSession application, ZoneId zone) {
    SparkSession own = application.newSession();
    RULES.forEach(own.conf()::set);
    own.conf().set("spark.sql.session.timeZone", zone.getId());
    return new SparkEngine(own);
  }

  /** Tells a listener every statement that changes or reads, in order, from now on. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** The session in which the relations are. */
  public SparkSession session() {
    return session;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void table(String name, String select) {
    forget(name);
    KeptRows made = KeptRows.of(select(select));
    kept.put(name, made);
    made.rows().createOrReplaceTempView(name);
  }

  @Override
  public void view(String name, String select) {
    Dataset<org.apache.spark.sql.Row> made = select(select);
    forget(name);
    made.createOrReplaceTempView(name);
  }

  @Override
  public void rows(SmallTable table) {
    StructType schema = new StructType();
    for (SmallTable.Column column : table.columns()) {
      schema = schema.add(column.name(), type(column.type()));
    }
    List<org.apache.spark.sql.Row> rows =
        table.rows().stream().map(row -> RowFactory.create(row.toArray())).toList();
    forget(table.name());
    session.createDataFrame(rows, schema).createOrReplaceTempView(table.name());
  }

  private static DataType type(SmallTable.Type type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case REAL -> DataTypes.DoubleType;
    };
  }

  @Override
  public List<Row> query(String select) {
    Dataset<org.apache.spark.sql.Row> asked = select(select);
    List<Row> rows = new ArrayList<>();
    run(select, () -> asked.collectAsList().forEach(row -> rows.add(new SparkRow(row))));
    return rows;
  }

  @Override
  public void each(String select, Consumer<Row> consumer) {
    Iterator<org.apache.spark.sql.Row> rows = select(select).toLocalIterator();
    rows.forEachRemaining(row -> consumer.accept(new SparkRow(row)));
  }

  /** A query as Spark holds it, not yet run. */
  public Dataset<org.apache.spark.sql.Row> select(String select) {
    listeners.forEach(listener -> listener.accept(select));
    try {
      return session.sql(select);
    } catch (Exception e) {
      throw new SparkFailure(select, e);
    }
  }

  private static void run(String select, Runnable work) {
    try {
      work.run();
    } catch (Exception e) {
      throw new SparkFailure(select, e);
    }
  }

  private void forget(String name) {
    KeptRows before = kept.remove(name);
    if (before != null) {
      before.forget();
    }
  }

  @Override
  public void close() {
    kept.values().forEach(KeptRows::forget);
    kept.clear();
  }
}
