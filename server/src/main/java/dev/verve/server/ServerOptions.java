package dev.verve.server;

import static dev.verve.problem.Check.require;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a server runs.
 *
 * @param data the data folder; everything the server keeps lies in it
 * @param host the address it listens on; loopback, unless the world should reach it
 * @param port the port; 0 for any free one
 * @param memory the most memory for data, such as {@code 1GB}
 * @param model the file of the model to publish at the start; empty for {@code model.yaml} in the
 *     data folder, else what was published last
 * @param requestsPerSecond API requests a second that one token may make on average
 * @param retentionDays the age in days from which on events are deleted; empty to keep them
 * @param clock tells when something arrives, and what day it is
 */
public record ServerOptions(
    Path data,
    String host,
    int port,
    String memory,
    Optional<Path> model,
    int requestsPerSecond,
    Optional<Integer> retentionDays,
    Clock clock) {
  public ServerOptions {
    require(port >= 0 && port <= 65_535, "a port lies from 0 to 65535, was %s", port);
    require(requestsPerSecond > 0, "requests a second must be above 0, were %s", requestsPerSecond);
    require(retentionDays.orElse(1) > 0, "retention must be above 0 days, was %s", retentionDays);
  }

  /** Loopback on port 8642 with the system's clock. */
  public static ServerOptions in(Path data) {
    return new ServerOptions(
        data, "127.0.0.1", 8642, "1GB", Optional.empty(), 100, Optional.empty(), Clock.systemUTC());
  }

  public ServerOptions withHost(String other) {
    return new ServerOptions(
        data, other, port, memory, model, requestsPerSecond, retentionDays, clock);
  }

  public ServerOptions withPort(int other) {
    return new ServerOptions(
        data, host, other, memory, model, requestsPerSecond, retentionDays, clock);
  }

  public ServerOptions withMemory(String limit) {
    return new ServerOptions(
        data, host, port, limit, model, requestsPerSecond, retentionDays, clock);
  }

  public ServerOptions withModel(Path file) {
    return new ServerOptions(
        data, host, port, memory, Optional.of(file), requestsPerSecond, retentionDays, clock);
  }

  public ServerOptions withRequestsPerSecond(int most) {
    return new ServerOptions(data, host, port, memory, model, most, retentionDays, clock);
  }

  public ServerOptions withRetentionDays(int days) {
    return new ServerOptions(
        data, host, port, memory, model, requestsPerSecond, Optional.of(days), clock);
  }

  public ServerOptions withClock(Clock other) {
    return new ServerOptions(
        data, host, port, memory, model, requestsPerSecond, retentionDays, other);
  }
}
