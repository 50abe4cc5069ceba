package dev.verve.cli;

import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventRequest;
import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which commands read events. */
final class EventOptions {
  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Users with traits: id, account, first seen, any column.")
  private @Nullable String users;

  @Option(
      names = "--map",
      paramLabel = "ROLE=COLUMN",
      description =
          "Names a column: user, time, event, account, message, properties or first_seen. Repeatable.")
  private List<String> map = new ArrayList<>();

  @Option(
      names = "--event",
      paramLabel = "NAME",
      description = "Every row is this event, where there is no event column.")
  private @Nullable String event;

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "The form of times that are neither ISO 8601 nor epoch, such as '%%d/%%m/%%Y %%H:%%M'.")
  private @Nullable String timeFormat;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Writes the rows that could not be used, with file, line and reason.")
  private @Nullable Path rejects;

  @Option(
      names = "--max-rejects",
      paramLabel = "SHARE",
      defaultValue = "1%",
      description = "Stops when more rows than this are bad. Default: ${DEFAULT-VALUE}.")
  private String maxRejects = "1%";

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "The most memory for data, such as 2GB; more spills to disk.")
  private @Nullable String memory;

  @Option(names = "--threads", paramLabel = "N", description = "Threads. Default: all cores.")
  private @Nullable Integer threads;

  /** The options of a command that knows its users file itself. */
  static EventOptions withUsers(Path file) {
    EventOptions options = new EventOptions();
    options.users = file.toString();
    return options;
  }

  /** Whether a users file was named. */
  boolean namesUsers() {
    return users != null;
  }

  EventInput input(List<String> events, Entity entity, InputStream stdin) {
    return new EventInput(
        events,
        Optional.ofNullable(users),
        mapped(),
        Optional.ofNullable(event),
        Optional.ofNullable(timeFormat),
        entity,
        stdin);
  }

  /**
   * What an engine that is not built in is asked for.
   *
   * @throws UserError for an option that only the built-in one knows
   */
  EventRequest request(List<String> events, ScoreModel model, Map<String, String> settings) {
    refuse("--time-format", timeFormat, "Convert the times to ISO 8601 before.");
    refuse("--rejects", rejects, "The answer counts the bad rows and shows one.");
    refuse("--memory", memory, "Set `--conf spark.executor.memory=8g`.");
    refuse("--threads", threads, "Set `--master local[4]`.");
    return new EventRequest(
        events,
        Optional.ofNullable(users),
        mapped(),
        Optional.ofNullable(event),
        model.entity(),
        model.timezone(),
        share(),
        Optional.empty(),
        settings);
  }

  private static void refuse(String option, @Nullable Object value, String cure) {
    if (value != null) {
      throw UserError.of(Place.option(option), "this option is of the engine duckdb alone", cure);
    }
  }

  RejectPolicy rejectPolicy() {
    return new RejectPolicy(share(), Optional.ofNullable(rejects));
  }

  DuckDbOptions engine(ZoneId zone) {
    DuckDbOptions options = DuckDbOptions.defaults().withZone(zone);
    if (memory != null) {
      options = options.withMemory(checkedMemory(memory));
    }
    return threads == null ? options : options.withThreads(checkedThreads(threads));
  }

  private static String checkedMemory(String memory) {
    if (!memory.strip().matches("(?i)\\d+(\\.\\d+)?\\s*([KMGT]i?B)")) {
      throw UserError.of(
          Place.option("--memory"), "'" + memory + "' is no size", "Write it as 2GB or 500MB.");
    }
    return memory;
  }

  private static int checkedThreads(int threads) {
    if (threads < 1) {
      throw UserError.of(Place.option("--threads"), "there must be at least 1 thread", "");
    }
    return threads;
  }

  private Map<ColumnRole, String> mapped() {
    Problems problems = new Problems();
    Map<ColumnRole, String> mapped = new EnumMap<>(ColumnRole.class);
    List<String> words = Arrays.stream(ColumnRole.values()).map(ColumnRole::word).toList();
    for (String entry : map) {
      int equals = entry.indexOf('=');
      String word = equals < 0 ? entry : entry.substring(0, equals);
      Optional<ColumnRole> role =
          Arrays.stream(ColumnRole.values()).filter(r -> r.word().equals(word)).findFirst();
      if (equals < 0 || equals == entry.length() - 1) {
        problems.add(
            Place.option("--map " + entry),
            "expected ROLE=COLUMN",
            "Write `--map user=CustomerID`.");
      } else if (role.isEmpty()) {
        problems.add(
            Place.option("--map " + entry),
            "unknown role '" + word + "'",
            Suggestion.didYouMean(word, words));
      } else {
        mapped.put(role.get(), entry.substring(equals + 1));
      }
    }
    problems.refuseIfAny();
    return mapped;
  }

  private double share() {
    String digits =
        maxRejects.endsWith("%") ? maxRejects.substring(0, maxRejects.length() - 1) : maxRejects;
    try {
      double share = Double.parseDouble(digits) / (maxRejects.endsWith("%") ? 100 : 1);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw UserError.of(
        Place.option("--max-rejects"),
        "'" + maxRejects + "' is no share",
        "Write it as 1% or 0.01.");
  }
}
