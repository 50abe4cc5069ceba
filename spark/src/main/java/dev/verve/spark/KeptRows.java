package dev.verve.spark;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.storage.StorageLevel;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows that are computed once, when they are first read, and kept by the executors.
 *
 * <p>A plan that reads them begins with what is kept, and not with how it came about: else each
 * relation that is made of others would carry the plans of all of them, many times over, and
 * planning would take longer than running. What an executor loses is computed again all the same,
 * for what is kept knows its origin.
 */
final class KeptRows {
  private final org.apache.spark.sql.Dataset<Row> origin;
  private final Dataset<Row> rows;

  private KeptRows(org.apache.spark.sql.Dataset<Row> origin, Dataset<Row> rows) {
    this.origin = origin;
    this.rows = rows;
  }

  static KeptRows of(org.apache.spark.sql.Dataset<Row> made) {
    Dataset<Row> origin = (Dataset<Row>) made.persist(StorageLevel.MEMORY_AND_DISK());
    SparkSession session = (SparkSession) made.sparkSession();
    LogicalPlan kept = unordered(origin.queryExecution().withCachedData());
    return new KeptRows(origin, Dataset.ofRows(session, kept));
  }

  /**
   * What is kept without its word on the order of its rows: where a query reads it twice, Spark
   * names its columns anew for the second time, but not those of the order, and then misses them.
   */
  private static LogicalPlan unordered(LogicalPlan kept) {
    if (!(kept instanceof InMemoryRelation relation)) {
      return kept;
    }
    Seq<SortOrder> none = CollectionConverters.asScala(List.<SortOrder>of()).toSeq();
    InMemoryRelation copy = relation.copy(relation.output(), relation.cacheBuilder(), none);
    copy.statsOfPlanToCache_$eq(relation.statsOfPlanToCache());
    return copy;
  }

  /** The rows. */
  org.apache.spark.sql.Dataset<Row> rows() {
    return rows;
  }

  /** Frees what the executors keep. */
  void forget() {
    origin.unpersist();
  }
}
