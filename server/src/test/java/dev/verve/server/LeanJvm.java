package dev.verve.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The command that starts {@link CrashChild} quickly: classes in jars and in an archive of loaded
 * classes, and the database's native library unpacked once beside its jar. Made once for each run
 * of the tests.
 */
final class LeanJvm {
  private static final List<String> COMMAND = make();

  private LeanJvm() {}

  /** The command up to the name of the folder. */
  static List<String> command() {
    return COMMAND;
  }

  private static List<String> make() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "lean-jvm").toAbsolutePath());
      String archive = folder.resolve("classes.jsa").toString();
      Files.deleteIfExists(Path.of(archive));
      String path = classPath(folder);
      Process first = start(java("-XX:ArchiveClassesAtExit=" + archive, path), folder);
      var unused = first.inputReader().lines().anyMatch(line -> line.startsWith("Address: "));
      first.destroy();
      first.waitFor();
      return java("-XX:SharedArchiveFile=" + archive, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process start(List<String> command, Path folder) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.add(Files.createTempDirectory(folder, "data").toString());
    return new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> java(String option, String path) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-Xlog:disable",
        "-Xshare:auto",
        option,
        "-cp",
        path,
        CrashChild.class.getName());
  }

  private static String classPath(Path folder) throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> entries = new ArrayList<>();
    for (String part : path.split(File.pathSeparator, -1)) {
      if (part.isEmpty()) {
        continue; // where a path ends with a separator
      }
      Path entry = Path.of(part);
      String name = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry)) {
        entries.add(jar(entry, folder.resolve("classes-" + entries.size() + ".jar")));
      } else if (name.startsWith("duckdb_jdbc")) {
        entries.add(withoutLibraries(entry, folder, name));
      } else if (Files.exists(entry)) {
        entries.add(part);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static String jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, zip);
      }
    }
    return jar.toString();
  }

  private static String withoutLibraries(Path whole, Path folder, String name) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    if (!system.equals("linux")) {
      return whole.toString();
    }
    String own = "libduckdb_java.so_linux_" + machine;
    Path jar = folder.resolve(name);
    try (ZipFile from = new ZipFile(whole.toFile());
        OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream to = new ZipOutputStream(file)) {
      Enumeration<? extends ZipEntry> entries = from.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().equals(own)) {
          Files.write(folder.resolve(own), from.getInputStream(entry).readAllBytes());
        } else if (!entry.getName().startsWith("libduckdb_java.so")) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
    return jar.toString();
  }
}
