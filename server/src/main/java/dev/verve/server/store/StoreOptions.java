package dev.verve.server.store;

import static dev.verve.problem.Check.require;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a store uses the machine.
 *
 * @param folder the data folder
 * @param clock tells when something arrives
 * @param memory the most memory for data, such as {@code 1GB}
 * @param queued the most events that wait for the writer; more are refused
 */
public record StoreOptions(Path folder, Clock clock, String memory, int queued) {
  public StoreOptions {
    require(queued > 0, "queued must be above 0, was %s", queued);
    require(memory.matches("\\d+ ?[KMGT]i?B"), "memory reads like 1GB, was %s", memory);
    folder = folder.toAbsolutePath().normalize();
  }

  /** A store in a folder with the system's clock. */
  public static StoreOptions in(Path folder) {
    return new StoreOptions(folder, Clock.systemUTC(), "850MB", 200_000);
  }

  public StoreOptions withClock(Clock other) {
    return new StoreOptions(folder, other, memory, queued);
  }

  public StoreOptions withMemory(String limit) {
    return new StoreOptions(folder, clock, limit, queued);
  }

  public StoreOptions withQueued(int events) {
    return new StoreOptions(folder, clock, memory, events);
  }
}
