package dev.verve.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, which has printed its address. */
final class Launched implements AutoCloseable {
  private final Process process;
  private final Map<String, String> notices = new HashMap<>();

  Launched(List<String> command) throws IOException {
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        notices.put(line.substring(0, colon), line.substring(colon + 2));
      }
      if (line.startsWith("Admin token: ") || line.startsWith("Ready: ")) {
        return;
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  String notice(String name) {
    return notices.getOrDefault(name, "");
  }

  int port() {
    String address = notice("Address");
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** A line of the process's status in Linux, in MB. */
  long megabytes(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
