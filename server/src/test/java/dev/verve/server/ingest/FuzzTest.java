package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payloads of the Segment specification, bent at random: whatever comes, the answer is 2xx or 4xx,
 * and an event beside a bent one is kept. {@code -Dverve.fuzz=20000} runs more of them.
 */
class FuzzTest {
  private static final long SEED = 8642;
  private static final int ROUNDS = Integer.getInteger("verve.fuzz", 2_000);
  private static final List<String> CALLS =
      List.of("/v1/track", "/v1/identify", "/v1/group", "/v1/page", "/v1/alias", "/v1/batch");
  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "\"\"",
          "{}",
          "[]",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "{\"a\":",
          "\"'; drop table event_log; --\"",
          "\"../../etc/passwd\"",
          "9".repeat(400),
          "\u0000",
          "]",
          "\"timestamp\":\"9999-12-31T23:59:59Z\",",
          "\"userId\":\"\\ud83d\\ude00\",",
          "[[[[[[");

  @TempDir Path folder;

  @Test
  void whateverComesIsTakenOrRefused() throws IOException {
    Path root =
        Path.of(System.getProperty("verve.root", ".")).resolve("../shared/data/segment-spec");
    assumeTrue(Files.isDirectory(root), "no shared data at " + root);
    List<String> seeds;
    try (Stream<Path> files = Files.list(root)) {
      seeds = files.sorted().map(FuzzTest::read).toList();
    }
    SplittableRandom random = new SplittableRandom(SEED);
    try (TestServer server = TestServer.fresh(folder)) {
      for (String seed : seeds) {
        assertThat(send(server, "/v1/batch", inBatch(seed))).contains("\"success\":true");
      }
      for (int i = 0; i < ROUNDS; i++) {
        String bent = seeds.get(random.nextInt(seeds.size()));
        for (int n = random.nextInt(1, 4); n > 0; n--) {
          bent = bend(bent, random);
        }
        String path = CALLS.get(random.nextInt(CALLS.size()));
        boolean batch = path.equals("/v1/batch");
        HttpResponse<String> response = server.post(path, batch ? inBatch(bent) : bent);
        String what = "seed " + SEED + ", round " + i + ": " + path + " " + bent;
        assertThat(response.statusCode()).as(what).isBetween(200, 499);
        if (batch && response.statusCode() == 200) {
          assertThat(TestServer.json(response).get("accepted").asInt()).as(what).isPositive();
        }
      }
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  /** The event, and a good neighbour. */
  private static String inBatch(String event) {
    return "{\"batch\":[" + event + ",{\"type\":\"track\",\"userId\":\"n\",\"event\":\"good\"}]}";
  }

  private static String send(TestServer server, String path, String body) {
    return server.post(path, body).body();
  }

  private static String bend(String text, SplittableRandom random) {
    if (text.isEmpty()) {
      return "{";
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + (char) random.nextInt(0xFFFF) + text.substring(at);
      case 2 -> value(text, at, PIECES.get(random.nextInt(PIECES.size())));
      case 3 -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
      default -> value(text, at, "\"" + "x".repeat(random.nextInt(2_000)) + "\"");
    };
  }

  /** Puts a piece in the place of the next value, so that the rest mostly stays JSON. */
  private static String value(String text, int at, String piece) {
    int colon = text.indexOf(':', at);
    int end = colon < 0 ? -1 : text.indexOf(',', colon);
    return end < 0
        ? text.substring(0, at) + piece + text.substring(at)
        : text.substring(0, colon + 1) + piece + text.substring(end);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
