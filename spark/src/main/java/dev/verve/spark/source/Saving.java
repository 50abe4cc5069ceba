package dev.verve.spark.source;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Writes rows as Parquet below a folder, in place of the partitions that they belong to. */
final class Saving {
  private Saving() {}

  static void into(String folder, Dataset<Row> rows, List<String> partitions) {
    rows.write()
        .mode(SaveMode.Overwrite)
        .option("partitionOverwriteMode", "dynamic")
        .partitionBy(partitions.toArray(String[]::new))
        .parquet(folder);
  }
}
