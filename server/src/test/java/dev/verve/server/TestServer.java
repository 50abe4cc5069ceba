package dev.verve.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A server on a free port of loopback, and a client that speaks to it. */
public final class TestServer implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final VerveServer server;
  private final String address;
  public final String writeKey;
  public final String adminToken;

  private TestServer(VerveServer server, String writeKey, String adminToken) {
    this.server = server;
    this.address = server.address();
    this.writeKey = writeKey;
    this.adminToken = adminToken;
  }

  /** A server on a fresh folder. */
  public static TestServer fresh(Path folder) {
    return fresh(ServerOptions.in(folder).withPort(0));
  }

  /** A server with options on a fresh folder. */
  public static TestServer fresh(ServerOptions options) {
    VerveServer server = VerveServer.start(options);
    return new TestServer(server, notice(server, "Write key: "), notice(server, "Admin token: "));
  }

  /** The same folder again, with the secrets of before. */
  public TestServer again(ServerOptions options) {
    return new TestServer(VerveServer.start(options), writeKey, adminToken);
  }

  private static String notice(VerveServer server, String start) {
    return server.notices().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElse("");
  }

  public String address() {
    return address;
  }

  public HttpResponse<String> post(String path, String body) {
    return send(request(path, writeKey).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> post(String path, byte[] body, String contentType) {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public HttpRequest.Builder request(String path, String key) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Basic " + basic);
  }

  /** A request with the admin's token. */
  public HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + adminToken);
  }

  public HttpResponse<String> get(String path) {
    return send(api(path).GET());
  }

  public JsonNode json(String path) {
    return json(get(path));
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends without waiting; text that is no Unicode goes as the replacement character. */
  public CompletableFuture<HttpResponse<String>> sendLater(
      HttpRequest.Builder request, String body) {
    return CLIENT.sendAsync(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The answer of read-only SQL. */
  public JsonNode sql(String sql) {
    String body = JSON.createObjectNode().put("sql", sql).toString();
    return json(send(api("/api/v1/sql").POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  /** Asks until the answer is as expected; yields that answer. */
  public JsonNode until(String path, Predicate<JsonNode> expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = json(path);
    while (!expected.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(path + " still answers " + answer);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      answer = json(path);
    }
    return answer;
  }

  /** The value of a metric without labels, or with the labels as Prometheus prints them. */
  public double metric(String name) {
    return send(HttpRequest.newBuilder(URI.create(address + "/metrics")))
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public void close() {
    server.close();
  }
}
