package dev.verve.duckdb.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The history of a Git repository as events: {@code commit_authored}, {@code commit_committed} by
 * another than the author, {@code co_authored} and {@code reviewed} by the people whom trailers
 * name ({@code Co-authored-by}, {@code Reviewed-by}, {@code Reviewers}).
 *
 * <p>It reads what leads to the present HEAD through the program {@code git}, one commit at a time.
 * The user is the lower-cased e-mail address after the repository's mailmap, or the lower-cased
 * name where a trailer gives no address; people with several addresses stay several unless a
 * mailmap joins them.
 */
final class GitHistory {
  /** What marks an argument as a repository. */
  static final String PREFIX = "git:";

  private static final int BUFFER = 1 << 16;

  private final String argument;
  private final String repository;
  private final Path folder;

  private GitHistory(String argument) {
    this.argument = argument;
    this.folder = Path.of(argument.substring(PREFIX.length()));
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    this.repository = name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
  }

  /**
   * Writes the events of a repository into a file.
   *
   * @param argument {@code git:} and the path of the repository
   * @throws UserError where there is no repository, no commit, or no program {@code git}
   */
  static InputFile read(String argument, Path scratch) throws IOException {
    return new GitHistory(argument).read(scratch);
  }

  private InputFile read(Path scratch) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw error("there is no such folder", "Check the path of the repository.");
    }
    Path errors = Files.createTempFile(scratch, "git-", ".txt");
    Path events = Files.createTempFile(scratch, "git-", ".csv");
    Process git = start(errors);
    try (InputStream log = new BufferedInputStream(git.getInputStream(), BUFFER);
        CsvWriter csv = CsvWriter.builder().build(events)) {
      write(log, csv);
      int exit = git.waitFor();
      if (exit != 0) {
        throw refusal(Files.readString(errors).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the history", e);
    } finally {
      git.destroy();
      Files.deleteIfExists(errors);
    }
    return new InputFile(events.toAbsolutePath(), argument, FileFormat.CSV, Packing.NONE);
  }

  private Process start(Path errors) {
    ProcessBuilder builder =
        new ProcessBuilder(
            "git",
            "-C",
            folder.toString(),
            "log",
            "-z",
            "--no-color",
            "--no-show-signature",
            "--encoding=UTF-8",
            "--format=tformat:" + GitCommit.FORMAT);
    Map<String, String> environment = builder.environment();
    // A command started by a Git hook inherits the hook's own repository.
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("LC_ALL", "C");
    try {
      return builder.redirectError(errors.toFile()).start();
    } catch (IOException e) {
      throw error(
          "the program `git` does not start", "Install Git and see that it is on the PATH.");
    }
  }

  private void write(InputStream log, CsvWriter csv) throws IOException {
    csv.writeRecord(
        "user_id", "event", "timestamp", "message_id", "commit", "name", "repository", "merge");
    List<String> fields = new ArrayList<>();
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    for (int sign = log.read(); sign >= 0; sign = log.read()) {
      if (sign != 0) {
        field.write(sign);
        continue;
      }
      fields.add(field.toString(StandardCharsets.UTF_8));
      field.reset();
      if (fields.size() == GitCommit.FIELDS) {
        write(GitCommit.of(fields), csv);
        fields.clear();
      }
    }
  }

  private void write(GitCommit commit, CsvWriter csv) {
    for (GitCommit.Deed deed : commit.deeds()) {
      String user = deed.person().id();
      csv.writeRecord(
          user,
          deed.event(),
          deed.time(),
          commit.hash() + " " + deed.event() + " " + user,
          commit.hash(),
          deed.person().name(),
          repository,
          String.valueOf(commit.merge()));
    }
  }

  private UserError refusal(String said) {
    if (said.contains("not a git repository")) {
      return error("this is no Git repository", "Give a folder that holds a clone.");
    }
    if (said.contains("does not have any commits") || said.contains("bad default revision")) {
      return error("the repository has no commit yet", "Check out a branch that has a history.");
    }
    return error("git cannot read the history: " + said, "");
  }

  private UserError error(String message, String cure) {
    return UserError.of(Place.file(argument), message, cure);
  }
}
