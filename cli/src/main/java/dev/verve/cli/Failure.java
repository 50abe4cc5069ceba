package dev.verve.cli;

import dev.verve.duckdb.DuckDbException;
import dev.verve.problem.Problem;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Says what went wrong: the user's mistake in one clear block, our bug with a report. */
final class Failure {
  static final int USER_ERROR = 2;
  static final int OUR_BUG = 70;

  private static final String FULL =
      "the disk is full, or a limit on files is reached. No half-written file was left."
          + " Free some room and run again.";

  private Failure() {}

  /** Says it and answers with the exit status. */
  static int report(Console console, Exception failure) {
    ProcessEnd.silenceIfNear();
    console.step("");
    console.out().flush();
    if (failure instanceof UserError user) {
      problems(console, user.problems());
      return USER_ERROR;
    }
    Optional<String> machine = limitOfMachine(failure);
    if (machine.isPresent()) {
      console.notice("verve: " + machine.get());
      return USER_ERROR;
    }
    return bug(console, failure);
  }

  private static void problems(Console console, List<Problem> problems) {
    if (problems.size() == 1) {
      console.notice("verve: " + problems.get(0));
      return;
    }
    console.notice("verve: " + problems.size() + " problems");
    problems.forEach(problem -> console.notice("  " + problem));
  }

  /** What the machine or its owner refuses is no bug: no memory, no room, no right. */
  private static Optional<String> limitOfMachine(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof DuckDbException) {
      if (said.contains("Out of Memory")) {
        return Optional.of(
            "the data does not fit in the memory limit, not even with spilling. Give more with"
                + " `--memory 4GB`, or free room in the temporary folder.");
      }
      if (isFull(said) || said.contains("max_temp_directory_size")) {
        return Optional.of(FULL);
      }
      if (said.contains("Permission denied") || said.contains("Cannot open file")) {
        return Optional.of("a file cannot be opened: " + firstLine(said) + ".");
      }
      return malformedInput(said);
    }
    if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException io) {
      return Optional.of(inWords(io));
    }
    return failure instanceof IOException io ? Optional.of(inWords(io)) : Optional.empty();
  }

  /** No room left, a quota used up, or a file larger than this process may write. */
  private static boolean isFull(String said) {
    return said.contains("No space left")
        || said.contains("Disk quota exceeded")
        || said.contains("File too large");
  }

  private static Optional<String> malformedInput(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    boolean parquet = lower.contains("parquet") && !lower.contains("binder error");
    boolean gzip = lower.contains("gzip") || lower.contains("failed to decompress");
    boolean json = lower.contains("malformed json");
    return parquet || gzip || json
        ? Optional.of("a file is damaged or no file of its kind: " + firstLine(said))
        : Optional.empty();
  }

  private static String inWords(IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (isFull(reason)) {
      return FULL;
    }
    String file = e instanceof FileSystemException f ? f.getFile() + ": " : "";
    String kind = e.getClass().getSimpleName();
    String said =
        switch (kind) {
          case "AccessDeniedException" -> "permission denied";
          case "NoSuchFileException" -> "there is no such file or folder";
          default -> reason;
        };
    return file + said + ".";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  private static int bug(Console console, Exception failure) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    if (failure instanceof DuckDbException duck) {
      trace.append("\nStatement:\n").append(duck.statement()).append('\n');
    }
    console.notice("verve: this is a bug of ours, report " + id + ".");
    try {
      Path report = Path.of(System.getProperty("java.io.tmpdir"), "verve-report-" + id + ".txt");
      Files.writeString(report, trace.toString());
      console.notice("  Please send " + report + " with what you did. Nothing was changed.");
    } catch (IOException e) {
      console.notice("  The report could not be written: " + e.getMessage());
    }
    return OUR_BUG;
  }
}
