package dev.verve.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no client library would send, over a bare connection. */
class WireTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: safe\nactions: {login: 1}\nscale: {method: cap, at: 10}\n");
    server = TestServer.fresh(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pathsLeadNowhereElse() throws IOException {
    for (String path :
        List.of(
            "/../model.yaml",
            "/%2e%2e/model.yaml",
            "/..%2fmodel.yaml",
            "/api/v1/scores/..%2f..%2fmodels",
            "/api/v1/scores/%2e%2e/models",
            "/static/../../../etc/passwd",
            "/%2fetc%2fpasswd",
            "//etc/passwd",
            "/api/v1/models/..;/rejects",
            "/healthz%00.json")) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContain("root:", "name: safe");
    }
  }

  @Test
  void requestsThatTwoServersReadDifferentlyAreRefused() throws IOException {
    String smuggled = "GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n";
    for (String head :
        List.of(
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Content-Length: 5\r\nContent-Length: 6",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: xchunked",
            "Content-Length: +5",
            "Content-Length : 5",
            "Content-Length: 5\r\n folded: x",
            "X: a\rTransfer-Encoding: chunked")) {
      String answer =
          raw("POST /v1/track HTTP/1.1\r\nHost: a\r\n" + head + "\r\n\r\n0\r\n\r\n" + smuggled);
      assertThat(answer).as(head).startsWith("HTTP/1.1 4").doesNotContain("ready");
    }
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(raw("GET /healthz\r\n\r\n")).startsWith("HTTP/1.1 505").doesNotContain("ok");
  }

  @Test
  void aLengthBeyondTheLimitIsRefused() throws IOException {
    assertThat(
            raw(
                "POST /v1/batch HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999\r\n\r\n{"
                    + "x".repeat(600 * 1024)))
        .startsWith("HTTP/1.1 413");
  }

  private String raw(String request) throws IOException {
    try (Wire wire = new Wire(server.address())) {
      try {
        wire.send(request);
      } catch (SocketException e) {
        assertThat(e).as("the server hung up while it was being sent to").isNotNull();
      }
      return wire.rest();
    }
  }
}
