package dev.verve.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send a byte now and then are let go after the patience, others are served on. */
class SlowClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void whoeverDribblesIsLetGoWhileOthersAreServed() throws IOException {
    ServerOptions options = ServerOptions.in(folder).withPort(0);
    options = options.withListening(options.listening().withPatience(PATIENCE));
    try (TestServer server = TestServer.fresh(options)) {
      String body =
          "POST /v1/track HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{\"userId\":\"u\"";
      assertThat(secondsUntilClosed(server, "GET /healthz HTTP/1.1\r\nX-Slow: "))
          .isBetween(0.9, (double) BOUND.toSeconds());
      assertThat(secondsUntilClosed(server, body)).isBetween(0.9, (double) BOUND.toSeconds());
      assertThat(server.post("/v1/track", "{\"userId\":\"u\",\"event\":\"e\"}").statusCode())
          .isEqualTo(200);
    }
  }

  private static double secondsUntilClosed(TestServer server, String start) throws IOException {
    long began = System.nanoTime();
    try (Wire wire = new Wire(server.address())) {
      wire.send(start);
      while (System.nanoTime() - began < 2 * BOUND.toNanos()) {
        wire.send("x");
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (SocketException closed) {
      return (System.nanoTime() - began) / 1e9;
    }
    return Double.POSITIVE_INFINITY;
  }
}
