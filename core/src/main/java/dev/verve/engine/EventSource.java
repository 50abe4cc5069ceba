package dev.verve.engine;

import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Events that an engine has opened: columns are known, rows are not checked yet. */
public interface EventSource extends AutoCloseable {

  /** The engine, which lives as long as this. */
  Engine engine();

  /** What a model can be bound to. */
  EventShape shape();

  /**
   * Makes the relations {@code event} and {@code person} for a model.
   *
   * @throws dev.verve.problem.UserError where too many rows are bad, or none is good
   */
  EventTally load(BoundModel model);

  /**
   * Whether what was loaded is a rollup of all days, over which {@link ScoreRun#overRollup} runs;
   * {@link #shape} then tells of that.
   */
  boolean isRolledUp();

  /** A hash that changes when the files that are read do; empty where nothing tells that. */
  Optional<String> state();

  /** The rows of Parquet that was saved in a folder; none where there is no such folder. */
  List<Row> saved(String folder);

  /**
   * Writes the rows of a query as Parquet below a folder, in place of those partitions that the
   * rows belong to; all others stay.
   *
   * @param partitions the columns whose values name the folders
   */
  void save(String select, String folder, List<String> partitions);

  /**
   * Writes the rows of a query, in their order, to one file on this machine.
   *
   * @param ending its form: csv, with a header; json, an array of objects; or parquet
   */
  void write(String select, Path file, String ending);

  @Override
  void close();
}
