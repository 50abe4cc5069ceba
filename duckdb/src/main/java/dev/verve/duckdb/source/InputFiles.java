package dev.verve.duckdb.source;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the files that an argument means: a file, a glob, a folder, a repository, or standard
 * input.
 */
final class InputFiles {
  private InputFiles() {}

  /**
   * The files of all arguments.
   *
   * @param stdin what {@code -} reads
   * @param scratch a folder for what arrives on standard input or from a repository
   * @throws UserError where an argument means no readable file
   */
  static List<InputFile> find(List<String> arguments, InputStream stdin, Path scratch) {
    Problems problems = new Problems();
    List<InputFile> files = new ArrayList<>();
    for (String argument : arguments) {
      try {
        files.addAll(find(argument, stdin, scratch, problems));
      } catch (UserError e) {
        e.problems().forEach(p -> problems.add(p.place(), p.message(), p.cure()));
      } catch (IOException | InvalidPathException e) {
        problems.add(
            Place.file(argument), "cannot be read: " + reason(e), "Check the path and its rights.");
      }
    }
    problems.refuseIfAny();
    return files;
  }

  private static List<InputFile> find(
      String argument, InputStream stdin, Path scratch, Problems problems) throws IOException {
    if (argument.equals("-")) {
      return standardInput(stdin, scratch);
    }
    return argument.startsWith(GitHistory.PREFIX)
        ? List.of(GitHistory.read(argument, scratch))
        : files(argument, problems);
  }

  private static List<InputFile> standardInput(InputStream stdin, Path scratch) throws IOException {
    Path copy = scratch.resolve("stdin");
    Files.copy(stdin, copy, StandardCopyOption.REPLACE_EXISTING);
    FileFormat format = FileFormat.of(copy);
    boolean gzipped = isGzipped(copy);
    Path named = scratch.resolve("stdin" + ending(format) + (gzipped ? ".gz" : ""));
    Files.move(copy, named, StandardCopyOption.REPLACE_EXISTING);
    return List.of(new InputFile(named, "standard input", format));
  }

  private static List<InputFile> files(String argument, Problems problems) throws IOException {
    if (argument.indexOf('*') >= 0 || argument.indexOf('?') >= 0) {
      return glob(argument, problems);
    }
    Path path = Path.of(argument);
    if (Files.isDirectory(path)) {
      return folder(path, argument, problems);
    }
    if (!Files.exists(path)) {
      problems.add(Place.file(argument), "there is no such file", "Check the path.");
      return List.of();
    }
    return List.of(file(path, argument));
  }

  private static List<InputFile> folder(Path folder, String argument, Problems problems)
      throws IOException {
    List<InputFile> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path :
          paths.filter(Files::isRegularFile).filter(FileFormat::isEventFile).sorted().toList()) {
        found.add(file(path, path.toString()));
      }
    }
    if (found.isEmpty()) {
      problems.add(
          Place.file(argument),
          "no event files in this folder",
          "Verve reads .csv, .tsv, .json, .jsonl, .ndjson and .parquet, also with .gz.");
    }
    return found;
  }

  private static List<InputFile> glob(String argument, Problems problems) throws IOException {
    int wild = Math.min(position(argument, '*'), position(argument, '?'));
    int slash = argument.lastIndexOf('/', wild);
    Path root = Path.of(slash < 0 ? "." : slash == 0 ? "/" : argument.substring(0, slash));
    PathMatcher matcher =
        FileSystems.getDefault()
            .getPathMatcher("glob:" + (slash < 0 ? argument : argument.substring(slash + 1)));
    List<InputFile> found = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path :
            paths
                .filter(Files::isRegularFile)
                .filter(p -> matcher.matches(root.relativize(p)))
                .sorted()
                .toList()) {
          found.add(file(path, path.toString()));
        }
      }
    }
    if (found.isEmpty()) {
      problems.add(Place.file(argument), "no file matches", "Check the pattern and quote it.");
    }
    return found;
  }

  private static InputFile file(Path path, String name) throws IOException {
    return new InputFile(path.toAbsolutePath(), name, FileFormat.of(path));
  }

  private static int position(String text, char sign) {
    int position = text.indexOf(sign);
    return position < 0 ? Integer.MAX_VALUE : position;
  }

  private static boolean isGzipped(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.read() == 0x1f && stream.read() == 0x8b;
    }
  }

  private static String ending(FileFormat format) {
    return switch (format) {
      case CSV -> ".csv";
      case JSON -> ".jsonl";
      case PARQUET -> ".parquet";
    };
  }

  private static String reason(Exception e) {
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
