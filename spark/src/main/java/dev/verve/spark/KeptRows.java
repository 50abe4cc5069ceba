package dev.verve.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.storage.StorageLevel;

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
    return new KeptRows(origin, Dataset.ofRows(session, origin.queryExecution().withCachedData()));
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
