package dev.verve.cli;

import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.Reject;
import dev.verve.duckdb.source.RowTally;
import dev.verve.engine.Engine;
import dev.verve.engine.EventSource;
import dev.verve.engine.EventTally;
import dev.verve.engine.Row;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Events in an engine that was found on the class path. */
final class SourceEvents implements OpenEvents {
  private final EventSource source;
  private final String name;
  private final TemporaryFolder scratch = TemporaryFolder.make();

  /**
   * Events of a source.
   *
   * @param name what the user calls them
   */
  SourceEvents(EventSource source, String name) {
    this.source = source;
    this.name = name;
  }

  @Override
  public Engine engine() {
    return source.engine();
  }

  @Override
  public EventShape shape() {
    return source.shape();
  }

  @Override
  public Loaded load(BoundModel model) {
    EventTally tally = source.load(model);
    return new Loaded(rows(tally.events()), tally.people().map(this::rows), tally.span());
  }

  @Override
  public boolean isRolledUp() {
    return source.isRolledUp();
  }

  /** A hash that changes when the files that are read do; empty where nothing tells that. */
  Optional<String> state() {
    return source.state();
  }

  /** What was saved in a folder before; nothing where there is no such folder. */
  List<Row> saved(String folder) {
    return source.saved(folder);
  }

  private RowTally rows(EventTally.Rows rows) {
    List<Reject> samples =
        rows.rejected() == 0 ? List.of() : List.of(new Reject(name, 0, rows.sample(), ""));
    return new RowTally(rows.all(), rows.rejected(), rows.repeated(), rows.reasons(), samples);
  }

  @Override
  public void write(String select, Path file, String ending) {
    source.write(select, file, ending);
  }

  /** Writes the rows of a query into a lake, in place of those of the same date. */
  void save(String select, String folder) {
    source.save(select, folder, List.of("as_of"));
  }

  /** The engine spills on machines of its own. */
  @Override
  public long spilledBytes() {
    return 0;
  }

  @Override
  public Path scratch() {
    return scratch.path();
  }

  @Override
  public void close() {
    source.close();
    scratch.close();
  }
}
