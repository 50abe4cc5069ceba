package dev.verve.server;

import static dev.verve.problem.Check.require;

import dev.verve.server.act.ActOptions;
import dev.verve.server.web.Limits;
import dev.verve.server.web.Listening;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a server runs.
 *
 * @param data the data folder; everything the server keeps lies in it
 * @param listening where it listens and whom it hears
 * @param memory the most memory for data, such as {@code 1GB}
 * @param model the file of the model to publish at the start; empty for {@code model.yaml} in the
 *     data folder, else what was published last
 * @param limits how much one caller may ask for
 * @param retentionDays the age in days from which on events are deleted; empty to keep them
 * @param clock tells when something arrives, and what day it is
 * @param acting how it acts on what it finds
 */
public record ServerOptions(
    Path data,
    Listening listening,
    String memory,
    Optional<Path> model,
    Limits limits,
    Optional<Integer> retentionDays,
    Clock clock,
    ActOptions acting) {
  public ServerOptions {
    require(retentionDays.orElse(1) > 0, "retention must be above 0 days, was %s", retentionDays);
  }

  /** Loopback on port 8642 with the system's clock. */
  public static ServerOptions in(Path data) {
    return new ServerOptions(
        data,
        Listening.here(),
        "850MB",
        Optional.empty(),
        Limits.defaults(),
        Optional.empty(),
        Clock.systemUTC(),
        ActOptions.defaults());
  }

  public ServerOptions withData(Path folder) {
    return new ServerOptions(
        folder, listening, memory, model, limits, retentionDays, clock, acting);
  }

  public ServerOptions withListening(Listening other) {
    return new ServerOptions(data, other, memory, model, limits, retentionDays, clock, acting);
  }

  public ServerOptions withHost(String other) {
    return withListening(listening.withHost(other));
  }

  public ServerOptions withPort(int other) {
    return withListening(listening.withPort(other));
  }

  public ServerOptions withMemory(String limit) {
    return new ServerOptions(data, listening, limit, model, limits, retentionDays, clock, acting);
  }

  public ServerOptions withModel(Path file) {
    return new ServerOptions(
        data, listening, memory, Optional.of(file), limits, retentionDays, clock, acting);
  }

  public ServerOptions withLimits(Limits other) {
    return new ServerOptions(data, listening, memory, model, other, retentionDays, clock, acting);
  }

  public ServerOptions withRequestsPerSecond(int most) {
    return withLimits(limits.withRequestsPerSecond(most));
  }

  public ServerOptions withRetentionDays(int days) {
    return new ServerOptions(
        data, listening, memory, model, limits, Optional.of(days), clock, acting);
  }

  public ServerOptions withClock(Clock other) {
    return new ServerOptions(data, listening, memory, model, limits, retentionDays, other, acting);
  }

  public ServerOptions withActing(ActOptions other) {
    return new ServerOptions(data, listening, memory, model, limits, retentionDays, clock, other);
  }
}
