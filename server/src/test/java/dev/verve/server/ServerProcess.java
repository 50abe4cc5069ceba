package dev.verve.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server process on a folder, and what it printed up to its address and secrets. */
final class ServerProcess implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Printed once in the life of a folder, so they are kept for its later processes. */
  private static final Map<Path, String> WRITE_KEYS = new ConcurrentHashMap<>();

  final Process process;
  final String address;
  final String writeKey;

  private ServerProcess(Process process, String address, String writeKey) {
    this.process = process;
    this.address = address;
    this.writeKey = writeKey;
  }

  /** Starts one and returns when it answers. */
  static ServerProcess start(Path folder) throws IOException {
    return await(folder, new ProcessBuilder(command(folder)));
  }

  /** Starts whatever command ends up in a server on the folder. */
  static ServerProcess await(Path folder, ProcessBuilder builder) throws IOException {
    if (builder.redirectError().equals(ProcessBuilder.Redirect.PIPE)) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    Process process = builder.start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String address = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("Write key: ")) {
        WRITE_KEYS.put(folder, line.substring("Write key: ".length()));
      } else if (line.startsWith("Address: ")) {
        address = line.substring("Address: ".length());
      }
      if (!address.isEmpty() && WRITE_KEYS.containsKey(folder)) {
        return new ServerProcess(process, address, WRITE_KEYS.getOrDefault(folder, ""));
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  static List<String> command(Path folder) {
    List<String> command = new ArrayList<>(LeanJvm.command());
    command.add(folder.toString());
    return command;
  }

  /** Posts events as one batch; the status, or 0 where no answer came. */
  int post(List<String> events) throws InterruptedException {
    String body =
        "{\"writeKey\":\"" + writeKey + "\",\"batch\":[" + String.join(",", events) + "]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/v1/batch"))
            .timeout(Duration.ofMinutes(2))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
