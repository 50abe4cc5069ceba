package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line in a process of its own, with a temporary folder of its own. */
final class ChildVerve {
  private final Path folder;
  private final Path temporary;

  ChildVerve(Path folder) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectories(folder.resolve("temporary"));
  }

  /** A model and so many users' events, whose scores fill many megabytes. */
  List<String> largeScore(Path output) throws IOException, SQLException {
    Path model = Files.writeString(folder.resolve("model.yaml"), "name: m\nactions: {login: 1}\n");
    Path events = folder.resolve("events.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select 'user-' || i as user_id, 'login' as event, date '2026-01-31' as day from range(1000000) t(i)) to '"
              + events
              + "'");
    }
    return List.of(
        "score", events.toString(), "--model", model.toString(), "-o", output.toString());
  }

  /**
   * The words of a shell command that runs a class with arguments. It heeds an interrupt even where
   * the tests run in the background of a shell, whose children ignore it.
   */
  List<String> command(String main, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(arguments);
    return command;
  }

  /** The class path of this test, under Maven and under a plain launcher of tests alike. */
  private static String classPath() {
    if (!(ChildVerve.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    return Stream.of(loader.getURLs())
        .map(url -> Path.of(URI.create(url.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Starts a command; what it says is kept in files. */
  Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  Run finish(Process process) throws IOException, InterruptedException {
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    String err = Files.readString(folder.resolve("err.txt"));
    assertThat(ended).as("the process ends: " + err).isTrue();
    return new Run(process.exitValue(), Files.readString(folder.resolve("out.txt")), err);
  }

  Run run(List<String> command) throws IOException, InterruptedException {
    return finish(start(command));
  }

  /** What the process left in its temporary folder. */
  List<String> leftovers() throws IOException {
    return names(temporary);
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
