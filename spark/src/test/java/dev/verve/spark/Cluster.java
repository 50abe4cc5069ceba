package dev.verve.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A standalone cluster on loopback: a master, two workers, and the programs that tests submit, each
 * a process of its own on the class path of the tests.
 */
final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final Path home;
  private final String master;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  private Cluster(Path folder, Path home, String master) {
    this.folder = folder;
    this.home = home;
    this.master = master;
  }

  /** Starts the master and the workers, and waits until they know each other. */
  static Cluster start(Path folder) throws IOException, InterruptedException {
    Path home = home(folder);
    int port = freePort();
    Cluster cluster = new Cluster(folder, home, "spark://127.0.0.1:" + port);
    cluster.java(
        "master",
        "org.apache.spark.deploy.master.Master",
        List.of("--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0"));
    for (int i = 0; i < 2; i++) {
      String name = "worker-" + i;
      Path work = Files.createDirectories(folder.resolve(name));
      cluster.workers.add(
          cluster.java(
              name,
              "org.apache.spark.deploy.worker.Worker",
              List.of(
                  "--host",
                  "127.0.0.1",
                  "--cores",
                  "1",
                  "--memory",
                  "1g",
                  "--webui-port",
                  "0",
                  "--work-dir",
                  work.toString(),
                  cluster.master)));
    }
    for (int i = 0; i < 2; i++) {
      Path log = folder.resolve("worker-" + i + ".log");
      await("the workers", () -> text(log).contains("Successfully registered"));
    }
    return cluster;
  }

  String master() {
    return master;
  }

  /** Starts the program that {@code spark-submit} would start. */
  Process submit(List<String> arguments) throws IOException {
    return java("driver", "dev.verve.spark.Main", arguments);
  }

  /** What a program said. */
  String log(String name) {
    return text(folder.resolve(name + ".log"));
  }

  /** Waits until an executor of a worker has written what others will read of it, some steps in. */
  void awaitShuffleOf(int worker) throws InterruptedException {
    Path local = folder.resolve("worker-" + worker + "-local");
    await("a shuffle of worker " + worker, () -> holds(local, "shuffle_2_"));
  }

  /** A worker and its executors end at once, as when a machine loses power. */
  void lose(int worker) {
    Process lost = workers.get(worker);
    List<ProcessHandle> executors = lost.descendants().toList();
    lost.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private Process java(String name, String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-Djdk"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx600m",
            "-XX:TieredStopAtLevel=1",
            "-Duser.timezone=UTC",
            "-cp",
            classPath(),
            program));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve(name + "-local").toString());
    builder.redirectOutput(folder.resolve(name + ".log").toFile());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** A folder as Spark's own distribution, whose jars are those of the class path. */
  private static Path home(Path folder) throws IOException {
    Path home = folder.resolve("spark");
    Path jars = Files.createDirectories(home.resolve("jars"));
    Set<String> artifacts = new HashSet<>();
    for (String entry : classPath().split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = String.valueOf(jar.getFileName());
      if (name.endsWith(".jar") && artifacts.add(name.replaceFirst("-\\d.*", ""))) {
        Files.createSymbolicLink(jars.resolve(name), jar);
      }
    }
    return home;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean holds(Path below, String prefix) {
    if (!Files.isDirectory(below)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(below)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith(prefix));
    } catch (IOException | UncheckedIOException e) {
      return false; // a folder went away while it was looked at
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, BooleanSupplier there) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited too long for " + what);
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    for (Process process : processes) {
      process.onExit().join();
    }
  }
}
