package dev.verve.duckdb;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How an engine uses the machine.
 *
 * @param zone the zone whose days are counted
 * @param memory the most memory for data, such as {@code 2GB}; empty for DuckDB's share of the
 *     machine
 * @param threads threads; empty for all cores
 * @param spill the folder that takes what does not fit in memory; empty for the system's
 */
public record DuckDbOptions(
    ZoneId zone, Optional<String> memory, Optional<Integer> threads, Optional<Path> spill) {

  /** Days in UTC and the whole machine. */
  public static DuckDbOptions defaults() {
    return new DuckDbOptions(
        ZoneId.of("UTC"), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public DuckDbOptions withZone(ZoneId other) {
    return new DuckDbOptions(other, memory, threads, spill);
  }

  public DuckDbOptions withMemory(String limit) {
    return new DuckDbOptions(zone, Optional.of(limit), threads, spill);
  }

  public DuckDbOptions withThreads(int count) {
    return new DuckDbOptions(zone, memory, Optional.of(count), spill);
  }

  public DuckDbOptions withSpill(Path folder) {
    return new DuckDbOptions(zone, memory, threads, Optional.of(folder));
  }
}
