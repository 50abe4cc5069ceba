package dev.verve.duckdb.source;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Finds the files that an argument means: a file, a glob, a folder, a repository, or standard
 * input. A file that several arguments mean is read once.
 */
final class InputFiles {
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private final ReadableFile readable;
  private final InputStream stdin;
  private final Path scratch;
  private final Problems problems = new Problems();
  private final Map<Path, InputFile> found = new LinkedHashMap<>();

  private InputFiles(InputStream stdin, Path scratch) {
    this.readable = new ReadableFile(scratch);
    this.stdin = stdin;
    this.scratch = scratch;
  }

  /**
   * The files of all arguments.
   *
   * @param stdin what {@code -} reads
   * @param scratch a folder for what arrives on standard input or from a repository
   * @throws UserError where an argument means no readable file
   */
  static List<InputFile> find(List<String> arguments, InputStream stdin, Path scratch) {
    InputFiles files = new InputFiles(stdin, scratch);
    arguments.forEach(argument -> files.heed(argument, () -> files.find(argument)));
    files.problems.refuseIfAny();
    return List.copyOf(files.found.values());
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Keeps the problems of one argument or file, so that those of all are said at once. */
  private void heed(String name, Step step) {
    try {
      step.run();
    } catch (UserError e) {
      e.problems().forEach(p -> problems.add(p.place(), p.message(), p.cure()));
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      problems.add(
          Place.file(name), "cannot be read: " + reason(e), "Check the path and its rights.");
    }
  }

  private void find(String argument) throws IOException {
    if (argument.equals("-")) {
      add(readable.arrived(stdin, "standard input"));
    } else if (argument.startsWith(GitHistory.PREFIX)) {
      add(GitHistory.read(argument, scratch));
    } else {
      files(argument);
    }
  }

  private void add(InputFile file) throws IOException {
    found.putIfAbsent(file.path().toRealPath(), file);
  }

  private void files(String argument) throws IOException {
    Path path = Path.of(argument);
    if (Files.isDirectory(path)) {
      if (addAll(path, FileFormat::isEventFile) == 0) {
        problems.add(
            Place.file(argument),
            "no event files in this folder",
            "Verve reads .csv, .tsv, .json, .jsonl, .ndjson and .parquet, also with .gz.");
      }
    } else if (Files.exists(path)) {
      add(readable.check(path, argument));
    } else if (WILD.matcher(argument).find()) {
      glob(argument);
    } else {
      problems.add(Place.file(argument), "there is no such file", "Check the path.");
    }
  }

  private void glob(String argument) throws IOException {
    Matcher wild = WILD.matcher(argument);
    int slash = wild.find() ? argument.lastIndexOf('/', wild.start()) : -1;
    Path root = Path.of(slash < 0 ? "." : slash == 0 ? "/" : argument.substring(0, slash));
    PathMatcher matcher;
    try {
      matcher =
          FileSystems.getDefault()
              .getPathMatcher("glob:" + (slash < 0 ? argument : argument.substring(slash + 1)));
    } catch (PatternSyntaxException e) {
      throw UserError.of(
          Place.file(argument), "this pattern cannot be read: " + e.getDescription(), "");
    }
    Predicate<Path> matches =
        path -> !FileFormat.isHidden(path) && matcher.matches(root.relativize(path));
    if (!Files.isDirectory(root) || addAll(root, matches) == 0) {
      problems.add(Place.file(argument), "no file matches", "Check the pattern and quote it.");
    }
  }

  /** Adds the files below a folder, through links too, and tells how many were meant. */
  private int addAll(Path folder, Predicate<Path> meant) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      walk.filter(path -> !Files.isDirectory(path)).filter(meant).sorted().forEach(paths::add);
    }
    for (Path path : paths) {
      heed(path.toString(), () -> add(readable.check(path, path.toString())));
    }
    return paths.size();
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    if (cause instanceof FileSystemLoopException loop) {
      return "the link " + loop.getFile() + " leads back to a folder that holds it";
    }
    return cause instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(cause.getMessage());
  }
}
