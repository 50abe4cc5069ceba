package dev.verve.spark;

import org.apache.spark.sql.SparkSession;

/** One Spark of two threads for all tests of this process: it takes seconds to start. */
final class LocalSpark {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("tests")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "1")
          .config("spark.sql.adaptive.enabled", "false")
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.default.parallelism", "1")
          .config("spark.locality.wait", "0")
          .config("spark.buffer.pageSize", "1m")
          .config("spark.sql.maxPlanStringLength", "200")
          .config("spark.sql.ui.explainMode", "simple")
          .config("spark.sql.ui.retainedExecutions", "1")
          .getOrCreate();

  private LocalSpark() {}

  static SparkSession session() {
    return SESSION;
  }
}
